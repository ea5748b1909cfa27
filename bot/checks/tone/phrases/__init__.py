"""Faults that a form of words gives away, each with a reason of its own; `dry` puts the English ones together."""
