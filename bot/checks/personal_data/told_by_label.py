"""Personal values of any form, told by the words in front: passwords and codes, days of birth, plates, user names."""

import re
from collections.abc import Iterator

from bot.language.segmentation.spans import Span
from bot.language.vocabulary.lexicon import STOP_WORDS, VERBS

_IS = r"(?:is(?: now)?|are|was|(?:has )?changed to|ist|lautet|est|es|è|:|=|/|->|-)"
_MARKS = r"[\s:=\"'“”„`(\[/-]"
_PASSWORD = (
    r"pass ?words?|(?:wi-?fi|wlan) pass|passwort|kennwort|pass ?phrase|pwd|pw|mot de passe|mdp|contraseña|clave"
    r"|wachtwoord|senha|(?:network|wi-?fi|wlan|wpa2?|security) key|netzwerkschlüssel|ssid"
)
_SECRET = re.compile(
    rf"\b(?:{_PASSWORD})\b(?P<asked>(?:\s(?:for|of|to|on|in|at|für|zum|de|del|du|the|my|our|it|wi-?fi|router|wlan"
    rf"|account|network|app|login|now|there|here)\b){{0,4}})"
    rf"(?P<is>\s{{0,2}}{_IS})?{_MARKS}{{0,4}}(?P<it>[^\s\"'“”`()\[\],;]{{3,40}})",
    re.I,
)
_DOOR = (
    r"gate|door|entry|entrance|access|buzzer|keypad|lock|alarm|safe|key ?safe|lock ?box|lobby|garage|intercom|elevator"
    r"|front door|verification|one[- ]time|otp|sms|2fa|tür|haustür|tor|schloss|porte|portail|puerta|cancello|voordeur"
)
_CODE = re.compile(
    rf"\b(?:(?:{_DOOR})[- ]?(?:codes?|pins?|combination)|(?:code|pin|combination|combo) (?:for|to|of|on)"
    rf" (?:the |my |our )?(?:\w+ )?(?:{_DOOR})|(?:code|codice) (?:de |d'|del |della )?(?:la |l')?(?:{_DOOR})"
    r"|pin(?:[- ]?(?:code|number|nr))?|otp|digicode|passcode|türcode|torcode)\b"
    rf"(?:\s(?:for|to|of|on|at|für|pour)(?:\s[^\W\d]+){{1,3}})?(?:\s{{0,2}}{_IS})?{_MARKS}{{0,3}}"
    r"(?P<it>#?(?=[A-Z*#-]{0,3}\d)[A-Z\d][A-Z\d*#-]{2,9}[A-Z\d#*])(?![\w-])",
    re.I,
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago"
    r"|dic|gen|mag|giu|lug|set|ott|mrt|mei)[a-zéûä]{0,7}\.?"
)
_BORN = (
    r"d\.? ?o\.? ?b\b\.?|dates? of birth|birth ?dates?|born|geburtsdatum|geburtstag|geboren|geb\b\.?|née?|naissance"
    r"|naci|nacida|nacido|nacimiento|nato|nata|nascita|nascimento|nasc|geboortedatum|född|født|syntynyt|urodzon[ya]"
)
_BIRTH = re.compile(
    rf"(?<![\w.])(?:{_BORN})[^\d\n,;!?]{{0,20}}?(?P<it>(?:{_MONTH} )?\d{{1,2}}(?:st|nd|rd|th|er|º)?[ ,./-]{{1,2}}"
    rf"(?:of |de |d')?(?:{_MONTH}|\d{{1,2}})?(?:,| of| de)?[ ./-]{{0,2}}(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d[-./]\d\d?[-./]\d\d?)(?!\w)",
    re.I,
)
_BIRTHDAY = re.compile(
    rf"\bbirthday(?:[ :]{{1,2}}(?:is|was|on|the|date)\b){{0,3}}[ :]{{1,2}}"
    rf"(?P<it>(?:{_MONTH} )?\d{{1,2}}(?:st|nd|rd|th)?[ ,./-]{{1,2}}(?:of )?"
    rf"(?:{_MONTH}|\d{{1,2}})?,?[ ./-]{{0,2}}(?:19\d\d|20[01]\d)|(?:19\d\d|20[01]\d)[-./]\d\d?[-./]\d\d?)(?!\w)",
    re.I,
)
"""With a year long past, so that it is no birthday to come."""
_CAR = (
    r"licen[sc]e plates?|number ?plates?|plates?|vehicle registration|registration plate|car reg(?:istration)?|reg"
    r"|(?:my|our|his|her|their|the) (?:car|van|truck|bike)(?:'s)?(?: (?:is|reg|plate))|kfz-?kennzeichen|kennzeichen"
    r"|immatriculation|plaque|matrícula|matricula|targa|kenteken|nummerplaat|rego|tag number"
)
_PLATE = re.compile(
    rf"\b(?:(?i:{_CAR}))\b(?:\s(?i:number|no\.?|nr\.?|is|ist|est|was|d'immatriculation)){{0,2}}{_MARKS}{{0,3}}"
    r"(?P<it>[A-ZÄÖÜ\d]{1,7}(?:[ -][A-ZÄÖÜ\d]{1,5}){0,3})(?![\w-])"
)
_VAN = re.compile(
    r"\b(?i:van|lorry|truck|vehicle|driver|courier)\b(?:'s)?"
    r"(?: (?:van|was|is|with|had|reads?|said|a|the|in|its?|plates?|number|marked|parked|outside)\b|[ ,(:]){1,6}"
    r"(?P<it>[A-Z]{2}\d{2} ?[A-Z]{3})(?![\w-])"
)
"""`the white van (AB12 CDE)`: British, and told by what it is on."""
_FRAME = re.compile(r"\b(?:vin|chassis|fin|fahrgestell\w*|frame)\b[^\d\n;]{0,20}?(?P<it>[A-HJ-NPR-Z\d]{17})\b", re.I)
_AT = re.compile(r"(?<![\w@.<&/+-])@(?P<it>[A-Za-z_][\w.-]{1,28}\w)(?!\w)")
_DOMAIN = re.compile(r"\.(?:com|org|net|example|co|de|uk|fr|eu|io)$", re.I)
_SITES = r"facebook|fb|instagram|twitter|x|tiktok|linkedin|youtube|reddit|t|paypal|venmo|snapchat|vk|discord"
_PROFILE = re.compile(
    rf"(?<![\w.])(?:www\.|m\.)?(?:{_SITES})\.(?:com|me|gg|net|ru)/(?:in/|user/|u/|add/|profile\.php\?id=)?(?P<it>@?[\w.-]*\w)",
    re.I,
)
_USER = re.compile(
    r"\b(?:user ?names?|user ?id|screen name|(?:my|social|twitter|insta|instagram) handle|gamer ?tag|login"
    r"|nickname|benutzername|pseudo|usuario|instagram|insta|ig"
    r"|snapchat|telegram|discord|skype|wechat|tiktok|twitter|venmo|cash ?app|gmail|hotmail|facebook|fb)\b"
    r"(?:\s(?:name|account|handle|id|user|on|at|there|page)){0,2}(?P<is>\s?(?:is|was|:|=|->|ist|est|es))?\s{0,2}[\"'“(]?"
    r"(?P<it>[$@]?[A-Za-z\d][\w.-]{2,30})(?![\w@])",
    re.I,
)


def told_by_label(text: str) -> Iterator[Span]:
    """Spans that are such a value; they may overlap."""
    yield from (m.span("it") for m in _SECRET.finditer(text) if _is_secret(m))
    for form in (_CODE, _BIRTH, _BIRTHDAY, _VAN, _FRAME, _PROFILE):
        yield from (m.span("it") for m in form.finditer(text))
    yield from (m.span("it") for m in _PLATE.finditer(text) if _mixed(m["it"]))
    yield from (m.span() for m in _AT.finditer(text) if not _DOMAIN.search(m["it"]))
    yield from (m.span("it") for m in _USER.finditer(text) if _is_user(m))


def _is_secret(found: re.Match[str]) -> bool:
    """Whether a password follows, and not what is said of one: `the password is wrong`, `password reset`."""
    words = found["it"].strip(".!?:")
    if (found["is"] or "").strip() in (":", "=", "/") and words.lower() not in STOP_WORDS:
        return len(words) > 2
    return bool(re.search(r"\d|[a-z][A-Z]|\w[!$%&*+_~^]", words))


def _mixed(words: str) -> bool:
    """Whether letters and digits stand together: `7ABC123`, `M-AB 1234`."""
    return len(words) > 3 and any(c.isdigit() for c in words) and any(c.isalpha() for c in words)


def _is_user(found: re.Match[str]) -> bool:
    words = found["it"]
    if words.lower() in STOP_WORDS | VERBS or not any(c.isalpha() for c in words):
        return False
    return (
        bool(re.search(r"[\d_]|\w\.\w", words)) or (found["is"] or "").strip() in (":", "=", "->") or words[0] in "$@"
    )
