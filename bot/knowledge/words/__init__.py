"""Comparing texts: search, learned likeness and the `traits` it counts, how sentences sound, sentences with gaps."""
