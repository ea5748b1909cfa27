"""Faults that the grammar of a sentence gives away, whatever its words are."""
