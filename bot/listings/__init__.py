"""Listings held against each other: what each states of a product, and how ours could say more. Pure."""
