"""The verbs: what a person's act starts, and how the work goes on. No Slack, no SQL, no HTTP.

`cases`, `reviews`, `company` and `team` are what people work with, `policies`, `learning` and `report` what they rest
on; `parts` is shared. `advance.py` is what the runner calls, `auditing.py` checks the trail.
"""
