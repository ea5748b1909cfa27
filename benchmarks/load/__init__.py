"""The real bot under load: its processes against the local workspace and a Claude on loopback. See `__main__.py`."""
