"""What people correct again and again, proposed as changes to the policies; nothing changes before a lead accepts."""
