"""Words as stems: one form for `shipped`, `shipping` and `ships`, irregular verbs included."""

import re
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*", re.IGNORECASE)
_STEMMER = snowballstemmer.stemmer("english")
_FORMS = (
    "be am is are was were been being; have has had having; do does did done doing; send sent; write wrote written"
    "; tell told; give gave given; buy bought; pay paid; get got gotten; take took taken; make made; find found"
    "; leave left; say said; go went gone; keep kept; hold held; lose lost; see saw seen; know knew known"
    "; think thought; bring brought; speak spoke spoken; read; put; cut; let; set; hear heard; feel felt; mean meant"
    "; meet met; ride rode; run ran; sell sold; show shown; sit sat; stand stood; begin began begun; break broke broken"
    "; choose chose chosen; come came; drive drove driven; eat ate eaten; fall fell fallen; forget forgot forgotten"
    "; hide hid hidden; catch caught; deal dealt; build built; burn burnt; spend spent; understand understood"
    "; throw threw thrown; wear wore worn; steal stole stolen; lie lied; refer referred; refund refunded"
)
_BASE = {form: row.split()[0] for row in _FORMS.split(";") for form in row.split()}
IRREGULAR_PAST = frozenset(
    form
    for row in _FORMS.split(";")
    for form in row.split()[1:]
    if not form.endswith("ing") and form not in {"am", "is", "are", "has", "does"}
) | {"read", "put", "cut", "let", "set"}


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


STOP = word_set(
    "a an the this that these those i me my mine we us our ours you your yours he she it its they them "
    "their him her his hers and or but so if then than as at by for from in into of off on onto out over "
    "to up with about after again all also am any are be been before being both can could did do does "
    "doing down during each few had has have having here how just more most no nor not now only other own "
    "same should some such there through too under until very was were what when where which while who "
    "whom why will would yes please thank thanks hello hi dear ll ve re d s t m let may might must shall"
)


def words(text: str) -> list[str]:
    """The words of a text in small letters, without quotes and punctuation."""
    plain = text.replace("\u2019", "'")
    return [m[0].lower().removesuffix("'s").strip("'-") for m in _WORD.finditer(plain)]


def stem_set(text: str) -> frozenset[str]:
    """The stems of the words of a list written as one text."""
    return frozenset(map(stem, text.split()))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word; an irregular form has that of its base."""
    small = word.lower()
    return str(_STEMMER.stemWord(_BASE.get(small, small)))


def content(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [stem(w) for w in words(text) if w not in STOP and len(w) > 1]
