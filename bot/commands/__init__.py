"""One file per command, with its options and what it does; and what commands share."""
