"""Faults of tone in a reply, each with its words as evidence. No model; the vocabulary is in the house style.

- `reading` is the text, `telling` a fault in it
- faults are found by `grammar`, by `signs` of the house style, by `phrases`, and by likeness to examples (`alike`)
- `fine` is what is none; `faults` gathers the rest, `mending` is what to write instead, `check` answers with both
"""

from bot.checks.tone.check import check_tone, verified

__all__ = ["check_tone", "verified"]
