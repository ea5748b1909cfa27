"""What people correct repeatedly, proposed as changes to the policies. Nothing changes before a lead accepts."""
