"""What to write instead of a fault: the words without it, with the fact kept that stands beside it."""
