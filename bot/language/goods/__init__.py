"""What customers say of the goods they got: harmed, not there, or other ones."""
