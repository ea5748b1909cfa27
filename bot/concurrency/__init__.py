"""Tasks on one event loop: how many at once, which go first, and how they end."""
