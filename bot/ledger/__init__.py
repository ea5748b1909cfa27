"""What a customer has done, been told, given, asked and claimed, read from the turns of a matter. Pure."""
