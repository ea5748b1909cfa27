"""What the company knows: reports taken in, records looked up, questions answered, listings compared.

`questions` and `comparisons` are work of their own; `receiving` and `recording` take reports in; `case_records` looks
up what a case is about; `finding` searches everything; `examples` and `approved_replies` are on replies.
"""
