"""The characters of a text in plain spelling: what a reader sees, what a database keeps, what a phone left out."""
