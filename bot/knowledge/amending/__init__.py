"""Changing policy files one value at a time, so that the rest stays as its people wrote it."""
