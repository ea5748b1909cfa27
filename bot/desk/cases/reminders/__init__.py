"""Reminders: of the answer clock, and of the day by which we said that we write again."""
