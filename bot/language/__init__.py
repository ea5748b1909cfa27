"""How English support messages are read: sentences, and the statements made in them. Pure, shallow, no model."""
