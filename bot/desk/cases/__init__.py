"""A case, from its first message to the reply that is sent.

`incoming` opens cases and takes in what people do to them. `case.py` is the table of steps by which a case goes on:
`acts` is how what they did is decided on and carried out, `drafts` how a revision is written, `messages` what is
posted, `reminders` what comes due.
"""
