"""The verbs: what a person's act starts, and how the work goes on. No Slack, no SQL, no HTTP."""
