"""The team's desk: what waits for an answer, a case's history, figures, and each person's view of them."""
