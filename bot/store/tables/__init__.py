"""Every table, and how words are sealed in them."""
