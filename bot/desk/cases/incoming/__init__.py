"""What Slack tells beside acts: watched messages, texts whose meaning is asked first, edits and deletions."""
