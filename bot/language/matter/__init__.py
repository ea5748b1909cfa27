"""What a message as a whole says: its trouble, that it is over, thanks, what else it tells of us or announces."""
