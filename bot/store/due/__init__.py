"""What is to be done, and by whom: work, what people did, limits, workers."""
