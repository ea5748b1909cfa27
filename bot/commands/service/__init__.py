"""A bot that serves until it is told to stop: what is around it, its loop, and how it stops."""
