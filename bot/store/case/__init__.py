"""What is kept of a case: turns, facts, revisions, decisions, posts, reasons, steps of processes."""
