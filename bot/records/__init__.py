"""Reports that sellers download, as records: bytes in, values out. Nothing is opened or kept here."""
