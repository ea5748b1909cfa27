"""The verbs: what a person's act starts, and how the work goes on. No Slack, no SQL, no HTTP.

`incoming` takes in what people do and write. `cases`, `reviews`, `company` and `team` are what they work with,
`policies`, `learning` and `report` what that rests on; `parts` is shared. `advance.py` is what the runner calls,
`auditing.py` checks the trail.
"""
