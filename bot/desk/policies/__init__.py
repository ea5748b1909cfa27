"""The policies while the bot runs: reread when files change, kept by version, imported; drafts on changed clauses."""
