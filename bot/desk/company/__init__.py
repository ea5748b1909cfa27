"""What the company knows: reports taken in, records looked up, questions answered, listings compared.

`questions` and `comparisons` are work of their own; `importing` takes a report in, `drops` one that was dropped into a
direct message; `case_records` looks up what a case is about; `finding` searches everything; `examples` and
`approved_replies` are on replies.
"""
