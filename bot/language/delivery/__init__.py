"""What customers say of when and where goods come: how long ago, by which day, whereto, and what tracking shows."""
