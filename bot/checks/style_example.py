"""An approved reply as a style example, without promises and figures of its own case."""

import re

from bot.checks.commitments import commitments_in
from bot.knowledge.replies.sentences import pieces

PROMISE, FIGURE = "[promise]", "[figure]"
_TAKEN_OUT = re.compile(r"\[(name|address|email|phone|personal|number)\]")
"""Brackets that replace customers' data in approved replies; a person may write `[name]`, but not these."""
_FIGURE = re.compile(r"(?:[$€£]\s?)?\d[\d.,:/\u2013-]*\d%?|(?:[$€£]\s?)?\d%?")


def style_of(text: str) -> str:
    """Its sentences, with each promise and each figure replaced by a word in brackets."""
    kept = (s.gap + (f"{PROMISE}." if commitments_in(s.text) else s.text) for s in pieces(text))
    return _TAKEN_OUT.sub(r"[their \1]", _FIGURE.sub(FIGURE, "".join(kept)))
