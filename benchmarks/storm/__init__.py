"""The real bot in a storm: many commands, and faults on all sides. See `__main__.py`."""
