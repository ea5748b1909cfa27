"""What the team is told about the bot: the report, its weekly digest, costs, and messages about no case."""
