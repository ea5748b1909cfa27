"""For operators: status, exports, and the keys that words are sealed with."""
