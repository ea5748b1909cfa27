"""What the company knows: reports taken in, records looked up, questions answered, listings compared."""
