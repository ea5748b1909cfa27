"""A proposal for our listing, within the rules and from what is ours, without a model."""
