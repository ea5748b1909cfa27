"""What a listing states of a product: attributes and values, each with its quote, and the table of several listings."""
