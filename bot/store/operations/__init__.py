"""What operators do with all of it: how it stands, exports, the keys that words are sealed with."""
