"""What the company knows: records, approved replies, comparisons, and the search over them."""
