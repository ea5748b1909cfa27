"""A text in pieces, by their places: sentences, words and marks."""
