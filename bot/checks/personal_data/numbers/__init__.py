"""Numbers in a text: those that lead to a person, and those of business, which stay."""
