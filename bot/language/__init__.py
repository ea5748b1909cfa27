"""How English support messages are read: sentences, and the statements in them. Pure functions, no model."""
