"""Product listings compared: what each states of a product, and how ours could say more. Pure functions."""
