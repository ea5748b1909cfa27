"""What people do and write, as it comes in: each by one short write, so that Slack is acknowledged at once.

`opening` opens a case, `acting` keeps what people do to one. `watching` is on messages of watched channels, `parking`
on texts whose meaning is asked first, `customer_edits` and `deletions` on messages that change in Slack; `unrecorded`
tells whether an unknown message may be ours.
"""
