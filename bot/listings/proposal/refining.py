"""A person's wish for the rewrite, carried out without a model: leave something out, shorten, fill in, confirm."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.listing import Basis, Comparison, Line, Rewrite
from bot.errors import LevelheadError
from bot.knowledge.schema.listing_rules import Attribute
from bot.listings.proposal.cleaning import shortened
from bot.listings.tongues import SMALL, is_small, stem, words_of

SHORT_TITLE = 80
MINE = "said by a teammate"
CAN = (
    "I can `leave out <something>`, make a `shorter title` (or `title at most 60`), `shorter`, set `title: ...`, "
    "fill in `<attribute>: <value>`, take what is `<attribute> is true`, or `leave out what isn't proven`."
)
_POINTS_TO = 0.6
_FILLER = frozenset({stem(w, "en") for w in "line bullet part claim sentence about mention which where".split()})
_OUT = re.compile(
    r"(?:please\s+)?(?:leave out|remove|drop|delete|without|take out|no)\s+(?:the\s+)?(?P<what>.+)", re.I | re.S
)
_TITLE = re.compile(r"title\s*[:=]\s*(?P<text>\S.*)", re.I | re.S)
_SHORT_TITLE = re.compile(
    r"(?:an?\s+)?(?:shorter title|shorten the title|shorten title|title shorter)\b.*?(?P<n>\d{2,3})?\D*"
    r"|title (?:of )?at most (?P<m>\d{2,3})\D*",
    re.I,
)
_SHORTER = re.compile(r"(?:make it\s+)?(?:shorter|shorten(?: it)?|shorter description|fewer words)", re.I)
_UNPROVEN = re.compile(
    r"(?:what|whatever|all that|everything)\s.*(?:proven|sure|true|known|supported)|unproven.*", re.I
)
_TRUE = re.compile(
    r"(?P<what>.+?)\s+(?:is|are)\s+(?:true|right|correct|confirmed)|(?:true|confirm(?:ed)?)\s*:?\s+(?P<also>.+)", re.I
)
_FILL = re.compile(r"(?P<what>[^:\n]{2,40}):\s*(?P<value>\S.*)", re.S)


def refined(found: Comparison, wish: str, attributes: Sequence[Attribute]) -> tuple[Rewrite, str]:
    """The rewrite changed as asked, and the attribute left out, if any. Raises LevelheadError with what to do."""
    words = wish.strip().rstrip(".!")
    for pattern, do in _WISHES:
        if asked := pattern.fullmatch(words):
            return do(found.rewrite, asked, attributes)
    raise LevelheadError(f"“{words[:80]}” is nothing I can do without a model. {CAN}")


Done = tuple[Rewrite, str]


def _titled(rewrite: Rewrite, asked: re.Match[str], attributes: Sequence[Attribute]) -> Done:
    return replace(rewrite, title=Line(asked["text"].strip(), support=MINE)), ""


def _short_title(rewrite: Rewrite, asked: re.Match[str], attributes: Sequence[Attribute]) -> Done:
    title = rewrite.title.text
    given = asked["n"] or asked["m"]
    most = int(given) if given else min(SHORT_TITLE, int(len(title) * 0.8))
    short = shortened(title, most)
    if not short or short == title:
        raise LevelheadError(f"The title has {len(title)} characters and can't be cut to {most}. Set it: `title: ...`.")
    return replace(rewrite, title=replace(rewrite.title, text=short)), ""


def _shorter(rewrite: Rewrite, asked: re.Match[str], attributes: Sequence[Attribute]) -> Done:
    """The description's last line is left out, then the last bullet."""
    if rewrite.description:
        return replace(rewrite, description=rewrite.description[:-1]), ""
    if len(rewrite.bullets) > 1:
        return replace(rewrite, bullets=rewrite.bullets[:-1]), ""
    raise LevelheadError("There is nothing left to shorten but the title: `shorter title`.")


def _proven(rewrite: Rewrite, asked: re.Match[str], attributes: Sequence[Attribute]) -> Done:
    return _kept(rewrite, lambda line: line.basis is not Basis.IF_TRUE), ""


def _left_out(rewrite: Rewrite, asked: re.Match[str], attributes: Sequence[Attribute]) -> Done:
    what = asked["what"].strip().strip("“”\"'`")
    named = _attribute(what, attributes)
    gone = {id(line) for line in _meant(rewrite, what, named)}
    if not gone:
        raise LevelheadError(f"No line of the rewrite is about “{what[:60]}”. Use words of the line itself.")
    return _kept(rewrite, lambda line: id(line) not in gone), named or ""


def _true(rewrite: Rewrite, asked: re.Match[str], attributes: Sequence[Attribute]) -> Done:
    what = (asked["what"] or asked["also"]).strip()
    wanted = [line for line in _meant(rewrite, what, _attribute(what, attributes)) if line.basis is Basis.IF_TRUE]
    if not wanted:
        raise LevelheadError(f"No line about “{what[:60]}” waits to be confirmed.")
    return _changed(rewrite, wanted[0], replace(wanted[0], basis=Basis.OURS, support=MINE)), ""


def _filled(rewrite: Rewrite, asked: re.Match[str], attributes: Sequence[Attribute]) -> Done:
    what, value = asked["what"].strip(), asked["value"].strip()
    named = _attribute(what, attributes)
    gaps = [line for line in rewrite.lines if line.basis is Basis.GAP and line.attribute and line.attribute == named]
    gaps = gaps or [line for line in _meant(rewrite, what, named) if line.basis is Basis.GAP]
    if not gaps:
        raise LevelheadError(f"No line about “{what[:60]}” is to be filled in. {CAN}")
    text = re.sub(r"\[[^\]]*\]", lambda m: value, gaps[0].text)
    return _changed(rewrite, gaps[0], Line(text, Basis.OURS, MINE, gaps[0].attribute)), ""


def _attribute(what: str, attributes: Sequence[Attribute]) -> str | None:
    """The id of the attribute of that name."""
    lower = what.lower().removesuffix(" line").removesuffix(" bullet")
    forms = {a.id: {a.id.replace("_", " "), a.title.lower(), *a.before, *a.heard} for a in attributes}
    return next((id for id, names in forms.items() if lower in names), None)


def _meant(rewrite: Rewrite, what: str, named: str | None) -> list[Line]:
    """The lines about that attribute; else those with most of the words."""
    lines = [*rewrite.bullets, *rewrite.description]
    if named and (found := [line for line in lines if line.attribute == named]):
        return found
    asked = {w.stem for w in words_of(what, "en") if not any(is_small(w.word, name) for name in SMALL)} - _FILLER
    held = [(len(asked & {w.stem for w in words_of(line.text, "en")}) / (len(asked) or 1), line) for line in lines]
    best = max((share for share, _ in held), default=0.0)
    return [line for share, line in held if share == best >= _POINTS_TO]


def _kept(rewrite: Rewrite, keep: Callable[[Line], bool]) -> Rewrite:
    return replace(
        rewrite,
        bullets=tuple(line for line in rewrite.bullets if keep(line)),
        description=tuple(line for line in rewrite.description if keep(line)),
    )


def _changed(rewrite: Rewrite, old: Line, new: Line) -> Rewrite:
    def put(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(new if line is old else line for line in lines)

    return replace(rewrite, bullets=put(rewrite.bullets), description=put(rewrite.description))


_WISHES = (
    (_SHORT_TITLE, _short_title),
    (_TITLE, _titled),
    (_SHORTER, _shorter),
    (re.compile(rf"(?:leave out|remove|drop|without)\s+(?:{_UNPROVEN.pattern})", re.I), _proven),
    (_TRUE, _true),
    (_OUT, _left_out),
    (_FILL, _filled),
)
