"""A message in parts, and which of them are no matter by themselves."""
