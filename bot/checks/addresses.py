"""Where a text holds a street address or a postcode. Looks at form: number, name, kind of street, place, code."""

import re
from collections.abc import Iterator

from bot.checks.plain_text import Span

_KIND = (
    r"(?:street|str|st|avenue|ave|av|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|square|sq|terrace|ter"
    r"|parkway|pkwy|highway|hwy|circle|cir|trail|trl|loop|row|alley|crescent|cres|close|gardens|grove|mews|walk|pike|run"
    r"|path|plaza|point|ridge|view|hill|park|green|bend|crossing|heights)"
)
_WORD = r"[^\W\d_][\w.'\u2019-]{0,24}"
_CAP = r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]{0,24}|\d{1,3}(?:st|nd|rd|th))"
_NUMBER = r"(?<![\w$#.,/-])(?:\d{1,6}\s)?\d{1,6}[A-Za-z]?(?:[-/]\d{1,4})?"
_UNIT = r"(?:,?\s*(?:apt|apartment|suite|ste|unit|floor|fl|room|rm|box|#)\.?\s?#?\s?[\w-]{1,6})"
_STATE = (
    r"(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[TA]"
    r"|W[AVIY])"
)
_PLACE = rf"[,\s]{{1,4}}(?:{_CAP}[ ]?){{0,3}}[,\s]{{0,4}}"
_US_CODE = r"\d{5}(?:-\d{4})?(?!\d)"
_TAIL = rf"(?:{_UNIT})?(?:{_PLACE}{_STATE}\b(?:[,\s]{{1,4}}{_US_CODE})?|{_PLACE}{_US_CODE})?"
_STREETS = (
    re.compile(rf"{_NUMBER},?\s(?:[NSEW]\.?\s)?(?:{_CAP}\s){{1,4}}(?i:{_KIND})\b\.?{_TAIL}"),
    re.compile(rf"\b(?:P\.?\s?O\.?\s?Box|Postfach|Apartado)\s?\d{{1,6}}{_TAIL}", re.I),
    re.compile(
        r"\b[^\W\d_][\w-]{1,30}(?:stra\u00dfe|strasse|str\.|weg|platz|gasse|allee|straat|laan|gade|gata|gatan|vej|vagen|katu|tie)"
        r"\s\d{1,4}\s?[a-z]?\b(?:[,\s]{1,3}\d{4,5}\s[A-Z\u00c0-\u00de][\w-]{2,24})?",
        re.I,
    ),
    re.compile(
        rf"(?:{_NUMBER},?\s)?\b(?:rue|avenue|via|viale|corso|piazza|calle|plaza|paseo|avenida|rua|ulica|ul\.|chemin|place)\s"
        rf"(?:(?:de|du|des|la|le|della|del|dei|di|da|do)\s){{0,2}}(?:{_CAP}\s?){{1,4}},?\s?\d{{0,4}}",
    ),
    re.compile(
        rf"{_NUMBER}\s(?:{_CAP}\s?){{1,4}}(?:{_UNIT})?\s?[,\n]\s?(?:{_CAP}\s?){{1,3}}[,\s]{{1,3}}(?:{_STATE}\b|[A-Z]{{2,3}})?[,\s]{{0,3}}\d{{4,6}}\b"
    ),
    re.compile(rf"(?:{_CAP}\s){{1,4}}\d{{1,4}}{_UNIT}?\s?[,\n]\s?(?:{_CAP}\s?){{1,3}}[,\s]{{1,3}}\d{{4,6}}\b"),
)
_CODE = r"(?:\d{4,6}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)"
_BLOCK = (
    re.compile(
        rf"(?i:\b(?:billing|shipping|delivery|mailing|home|my|new)\s(?:\w+\s)?address(?:es)?(?:\sis)?:?)\s*"
        rf"(?P<it>(?:[^\n.!?]{{1,45}}\n\s*){{1,5}}(?:{_CODE}|[A-Z]{{2}}\s?\d{{4,6}}))(?=\s|\Z)"
    ),
    re.compile(
        r"\b(?:PSC|Unit|CMR|USNS|USNV|USS|USCGC|Box)\b[^\n]{0,40}(?:,?\s?Box\s\d+)?\s{1,4}[AFD]PO,?\s(?:AA|AE|AP)\s\d{5}",
        re.I,
    ),
    re.compile(
        rf"{_NUMBER}\s[^\n\d;:]{{0,40}}(?:\d{{1,4}}[^\n\d]{{0,20}})?{_UNIT}?"
        rf"(?:\s?[,\n]\s*[^\n,;:.\d]{{2,30}}){{1,3}}[,\s]{{1,6}}{_CODE}(?![\w ]*\d)",
    ),
    re.compile(rf"{_NUMBER}\s[^\n\d.!?]{{3,40}}\s\d{{1,4}}{_UNIT}(?:,\s?[^\n,\d]{{2,30}}){{0,2}}", re.I),
    re.compile(rf"{_NUMBER}\s(?:[a-z]+\s){{1,3}}{_KIND}\s(?:[a-z]+\s){{1,3}}{_STATE}\s\d{{5}}", re.I),
    re.compile(rf"\b{_CAP}(?:v\u00e4gen|gatan|gade|vej|utca|u\.|katu|tie|strasse|straat|tn|mnt)\s\d{{1,4}}", re.I),
)
_FLAT = re.compile(
    rf"(?:{_CAP}\s){{0,3}}(?:{_CAP}\s\d{{1,4}}\s?)?[,\n]?\s?>?\s?(?:Apt|Apartment|Suite|Flat)\.?\s?#?\d{{1,4}}[A-Z]?\b"
)
_GOES_ON = re.compile(
    rf"\s?[,\n][\s>]*(?:[A-Z\u00c0-\u00de][^\n,\d.!?]{{1,28}}|{_STATE}\b)?\s?(?P<code>{_CODE})?(?![\w@-])"
)
_LABELLED = re.compile(
    rf"\b(?:address|live at|living at|ship(?:ped)? (?:it )?to|deliver(?:ed)? (?:it )?to|moved to|located at)\b"
    rf"[:\s]{{1,3}}(?:is\s|are\s)?(?P<it>{_NUMBER},?\s(?:{_WORD}\s?){{1,4}}{_TAIL})",
    re.I,
)
_CODES = (
    re.compile(rf"\b{_STATE}[,\s]{{1,3}}(?P<it>\d{{5}}(?:-\d{{4}})?)(?!\d)"),
    re.compile(
        r"\b(?:zip|zip ?code|post ?code|postal ?code|plz|cap|code postal)\b[^\d\n]{0,12}(?P<it>\d{3,6}(?:-\d{3,4})?)\b",
        re.I,
    ),
    re.compile(r"\b(?P<it>\d{3,6}(?:-\d{4})?)\b(?:\s(?:is|as)\s(?:my|the|our))?\s(?:zip|post ?code|postal)", re.I),
    re.compile(r"\A\s*(?P<it>\d{5}(?:-\d{4})?)(?=\s*\Z|\s+[\w.+-]+@)"),
    re.compile(rf"(?i:\b[a-z]{{3,}}\s{_STATE})\s(?P<it>\d{{5}})\b"),
    re.compile(r"\b(?P<it>[A-Z]{1,2}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2})\b"),
    re.compile(r"\b(?P<it>[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d)\b"),
    re.compile(r"\b(?P<it>\d{4}\s[A-Z]{2})\b(?=[,\s]+[A-Z])"),
    re.compile(r"[A-Z][a-z]{2,20},?\s(?P<it>\d{5}(?:-\d{4})?)(?!\d)(?=\s*(?:[.,;!?\n]|$))"),
    re.compile(r"(?:^|[,\n]\s?)(?P<it>\d{5})\s[A-Z][a-z]{2,20}", re.M),
)


def addresses(text: str) -> Iterator[Span]:
    """Runs that are a street with what follows it, then postcodes by themselves; they may overlap."""
    for pattern in (*_BLOCK, *_STREETS):
        spans = (m.span("it" if "it" in m.groupdict() else 0) for m in pattern.finditer(text))
        yield from (_tight(text, _to_its_code(text, span)) for span in spans)
    yield from (_tight(text, _to_its_code(text, m.span())) for m in _FLAT.finditer(text))
    yield from (_tight(text, m.span("it")) for m in _LABELLED.finditer(text))
    for pattern in _CODES:
        yield from (m.span("it") for m in pattern.finditer(text))


def _to_its_code(text: str, span: Span) -> Span:
    """The street with the place, country and postcode that follow, up to four pieces on; none without a postcode."""
    end = span[1]
    for _ in range(4):
        more = _GOES_ON.match(text, end)
        if not more or more.end() == end:
            break
        end = more.end()
        if more["code"]:
            return span[0], end
    return span


def _tight(text: str, span: Span) -> Span:
    """Without white space and commas at the end."""
    start, end = span
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end
