"""Private reviews of a teammate's own words."""
