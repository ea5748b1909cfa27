"""What a model may look up to answer a teammate: typed, read-only functions over records, clauses and processes."""
