"""What the messages before the latest one leave for it."""
