"""What every verb works with: the desk itself, its ports, a case as it stands, notes, attempts, limits."""
