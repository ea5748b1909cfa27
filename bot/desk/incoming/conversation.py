"""A pasted conversation: who wrote what, where names before the lines or headers of quoted mails tell it. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from bot.domain.case import Who
from bot.language.grammar.parties import MARKETPLACES, OUTSIDERS
from bot.language.patterns.alternatives import either, word_of

_OURS: Final = either(
    word_of("us we me seller support agent team shop store rep staff merchant advisor cs"),
    r"(?:customer|client) (?:service|support|care)",
    "our reply",
    "support team",
)
_THEIRS: Final = word_of("customer buyer client cust shopper purchaser guest")
_AT: Final = r"\d[\d/.:, -]{2,20}(?:[AaPp]\.?[Mm]\b\.?)?"
_NAMED: Final = re.compile(
    rf"^[ \t]*(?:(?:[\[(][^\])\n]{{1,40}}[\])]|{_AT})[ \t,-]*)?[*_]{{0,2}}(?:(?P<ours>{_OURS})|(?P<theirs>{_THEIRS}))\b"
    rf"(?:,? (?-i:[A-Z])[\w.'-]{{0,20}}){{0,2}}(?:[ \t]*(?:[(\[][^)\]\n]{{1,40}}[)\]]|[,@-]? ?{_AT}))?(?: wrote| said)?"
    r"[*_]{0,2}[ \t]*:[*_]{0,2}",
    re.IGNORECASE | re.MULTILINE,
)
"""A side before its words: `Customer:`, `Buyer (Nov 3):`, `Agent Ben, 14:02:`, `[10:15] Support:`."""
_WROTE: Final = re.compile(
    r"^[> \t]*(?:On|Am|Le|El|Il|Op|Em|Den)\b(?P<about>[^\n]{5,160}(?:\n[^\n]{1,80})?)"
    r"\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)(?P<after>[^\n:]{0,80}):[ \t]*$",
    re.MULTILINE,
)
"""`On Mon, Nov 23, 2026 at 4:10 PM Ben <ben@shop.example> wrote:`, in the languages whose mails we see most."""
_SENT: Final = re.compile(
    r"^[> \t]*(?:From|Von|De|Da|Van):(?P<about>[^\n]{2,160})"
    r"(?:\n[> \t]*(?!From\b|Von\b)[A-ZÀ][\w-]{1,12}(?: le)?:[^\n]*){2,5}$",
    re.MULTILINE,
)
"""`From: ... Sent: ... To: ... Subject: ...`, line by line."""
_FORWARDED: Final = re.compile(r"^[> \t-]*(?:begin )?forwarded message\b", re.IGNORECASE | re.MULTILINE)
_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,80}")
_BEFORE_NAME: Final = re.compile(r"^.*\d(?: ?[AaPp]\.?[Mm]\b\.?| Uhr)?\W*", re.DOTALL)
"""The day and time before whoever wrote."""
_MARKS: Final = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_QUOTATION: Final = re.compile(r"\s*>[^\n]*(?:\n(?:[ \t]*>[^\n]*|[ \t]*))*")
_ADDED: Final = re.compile(
    r"^[ \t]*(?:-{2,}[^\n-]{0,40}-{2,}|_{5,}|Sent from my [^\n]{2,30}|Get Outlook for [^\n]{2,60})[ \t]*$", re.MULTILINE
)
"""`-----Original Message-----`, `Sent from my iPhone`."""
_MOST: Final = 100
"""Messages; more of them are something else."""


class Said(NamedTuple):
    """One message of a conversation."""

    who: Who
    text: str


def conversation_in(text: str, by_names: bool = True) -> tuple[Said, ...]:
    """Its messages, oldest first and a customer's last or ours; empty where the text is none in which both sides wrote.

    `by_names`: whether the names of the sides before their words count, besides the headers of quoted mails.
    """
    plain = text.replace("\r\n", "\n").replace("\u00a0", " ")
    for read in (_by_names, _by_headers) if by_names else (_by_headers,):
        said = tuple(Said(who, words.strip()) for who, words in read(plain) if words.strip())
        whos = {one.who for one in said}
        if len(said) <= _MOST and {Who.CUSTOMER, Who.US} <= whos and said[-1].who is not Who.THIRD_PARTY:
            return said
    return ()


def _by_names(text: str) -> Iterator[Said]:
    """What stands behind the names of the two sides; nothing unless the text begins with one."""
    named = list(_NAMED.finditer(text))
    if named and not text[: named[0].start()].strip():
        ends = [*(m.start() for m in named[1:]), len(text)]
        yield from (
            Said(Who.US if m["ours"] else Who.CUSTOMER, text[m.end() : e]) for m, e in zip(named, ends, strict=True)
        )


def _by_headers(text: str) -> Iterator[Said]:
    """A mail with those that it quotes, which come newest first."""
    headers = sorted((*_WROTE.finditer(text), *_SENT.finditer(text)), key=lambda m: m.start())
    if not headers or _FORWARDED.search(text):
        return
    text, below = _apart(text, headers[0].end())
    spans = pairwise([0, *(at for m in headers for at in m.span()), len(text)])
    words = [_plain(text[a:b]) for n, (a, b) in enumerate(spans) if n % 2 == 0]
    words[0] = f"{words[0]}\n{below}".strip()
    mails = [mail for mail in zip(["", *map(_sender, headers)], words, strict=True) if mail[1]]
    yield from reversed([Said(who, said) for who, (_, said) in zip(_sides([s for s, _ in mails]), mails, strict=True)])


def _apart(text: str, quoted_from: int) -> tuple[str, str]:
    """The text, and what stands below a quotation with marks, where some write their answer."""
    quotation = _QUOTATION.match(text, quoted_from)
    return (text[: quotation.end()], text[quotation.end() :]) if quotation else (text, "")


def _sides(senders: Sequence[str]) -> Iterator[Who]:
    """The newest is the customer's; ours is the next other sender, with all that is from them."""
    ours = next((s for s in senders[1:] if s != senders[0] and not _is_outside(s)), None)
    for sender in senders:
        yield Who.US if sender == ours else Who.THIRD_PARTY if _is_outside(sender) else Who.CUSTOMER


def _is_outside(sender: str) -> bool:
    """Whether a carrier or another firm wrote; an address at a marketplace is a customer's, or ours."""
    named = OUTSIDERS & set(re.findall(r"[a-z]+", sender))
    return bool(named - MARKETPLACES - {"marketplace"} if "@" in sender else named)


def _sender(header: re.Match[str]) -> str:
    """The address in a header, else the name, in lower case."""
    about = f"{header['about']} {header.groupdict().get('after') or ''}"
    address = _ADDRESS.search(about)
    return (address[0] if address else _BEFORE_NAME.sub("", about)).strip(' "<>,').lower()


def _plain(words: str) -> str:
    """Without the marks of quotation and the lines that programs add."""
    return _ADDED.sub("", _MARKS.sub("", words)).strip()
