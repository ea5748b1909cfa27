"""What is to be done: work that is due, acts to be decided on, rate limits, workers."""
