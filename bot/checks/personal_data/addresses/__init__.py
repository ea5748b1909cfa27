"""Addresses in a text, by their streets, parts and postcodes."""
