"""Our listing against competitors': kept and changed (`work`), compared (`comparing`), posted (`showing`)."""
