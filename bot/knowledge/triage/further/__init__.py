"""Further matters of a message beside the main one: by its parts, or by what is said of the goods."""
