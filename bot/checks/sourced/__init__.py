"""What a text says, checked against its sources: promises, figures, days, parties, payers, denials."""
