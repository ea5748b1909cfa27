"""A proposal for our listing, within the rules and from what is ours, by rules or checked after a model."""
