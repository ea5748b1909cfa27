"""A case, from its first message to the reply that is sent.

`case.py` is the table of steps by which a case goes on; `acts` is what people do to it, `drafts` how a revision is
written, `messages` what is posted, `incoming` what Slack tells beside acts, `reminders` what comes due.
"""
