"""Reports that sellers download, as records: bytes in, values out. Pure."""
