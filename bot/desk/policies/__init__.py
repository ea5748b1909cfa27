"""The policies at work: read again when their files change, kept by version, and what rests on changed clauses."""
