"""Tasks beside each other on one loop: how many at once, who goes first, and how they end."""
