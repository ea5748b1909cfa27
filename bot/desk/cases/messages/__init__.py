"""What a case says, and getting it out: into its thread, to one person, to the customer."""
