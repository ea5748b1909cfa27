"""A reply as the circle checks read it: its statements, and what they ask of the customer."""
