"""Writing a revision: triage, the writer, the checks, what waits meanwhile."""
