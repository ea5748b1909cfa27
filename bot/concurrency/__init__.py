"""Tasks on one event loop: how many at once, which go first, in which steps, and how they end."""
