"""What a text says held against what it may rest on: figures, days, parties, payers, what clauses deny."""
