"""Implementations of ports that others declare; each file is the only one that knows its library."""
