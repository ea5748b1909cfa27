"""What the team is told of the bot itself: the report, its digest, and words to somebody of no case."""
