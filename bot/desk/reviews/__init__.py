"""A teammate's own words, reviewed for them alone."""
