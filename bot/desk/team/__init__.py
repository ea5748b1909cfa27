"""The team's desk: what waits for an answer, what happened in a case, and each person's view of both."""
