"""What a case says, and saying it in Slack.

`showing` is what each message says now, with `matters` and `processes`; `posting` posts it, `updating` changes it
later, `untaken` is what becomes of it where Slack refuses. `whispering` is to one person, `delivering` to the customer,
by webhook; `circle_stops` calls a lead.
"""
