"""Writing a revision: triage, writing, checks, and what happens while a writer is slow or busy.

`drafting.py` is the way through.
"""
