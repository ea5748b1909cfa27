"""Promises of a text, said outright or told by likeness, what allows them, and what the customer is asked for first."""
