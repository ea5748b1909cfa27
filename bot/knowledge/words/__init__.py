"""Words, and what is like what: search, learned likeness, sentences with gaps."""
