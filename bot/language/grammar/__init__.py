"""Who does what in a sentence, and how it is meant: `statements` is the way in, the others are its steps."""
