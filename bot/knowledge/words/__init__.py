"""Comparing texts: search, learned likeness, how sentences sound, sentences with gaps."""
