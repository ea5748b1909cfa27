"""What comes from Slack beside acts: watched messages, parked texts, edits and deletions."""
