"""What a case says, and posting it: in its thread, to one person, to the customer by webhook."""
