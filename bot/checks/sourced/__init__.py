"""What a text says held against what it may rest on: promises, figures, days, parties, payers, what clauses deny."""
