"""How English support messages are read: stems, sentences, statements and figures. Pure, shallow, no model."""
