"""Teammates' questions: read, answered from records and texts, shown."""
