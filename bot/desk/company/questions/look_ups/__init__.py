"""What a model may look up to answer a question: typed, read-only functions over records, clauses and processes."""
