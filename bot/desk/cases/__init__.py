"""A case, once it is opened, to the reply that is sent.

`case.py` is the table of steps by which a case goes on: `acts` is how what people did is decided on and carried out,
`messages` what is posted, `reminders` what comes due. `drafts` is how a revision is written, beside it.
"""
