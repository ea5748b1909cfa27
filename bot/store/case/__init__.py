"""What is kept of a case: turns, revisions, decisions, posts, steps."""
