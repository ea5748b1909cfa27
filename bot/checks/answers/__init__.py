"""A model's answer to a teammate, checked against the rows that it cites."""
