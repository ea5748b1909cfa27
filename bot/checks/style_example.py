"""An approved reply as an example of style: without the promises and figures that only its own case allowed."""

import re

from bot.checks.commitments import commitments_in
from bot.knowledge.replies.sentences import pieces

PROMISE, FIGURE = "[promise]", "[figure]"
_TAKEN_OUT = re.compile(r"\[(name|address|email|phone|personal|number)\]")
"""What an approved reply has for its customer's data; a person may write `[name]` in a reply, nobody this."""
_FIGURE = re.compile(r"(?:[$€£]\s?)?\d[\d.,:/\u2013-]*\d%?|(?:[$€£]\s?)?\d%?")


def style_of(text: str) -> str:
    """Its sentences, each that promises something and each figure replaced by a word in brackets."""
    kept = (s.gap + (f"{PROMISE}." if commitments_in(s.text) else s.text) for s in pieces(text))
    return _TAKEN_OUT.sub(r"[their \1]", _FIGURE.sub(FIGURE, "".join(kept)))
