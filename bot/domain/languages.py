"""Languages for replies, by code (ISO 639-1) and English name."""

from typing import Final

ENGLISH: Final = "en"
_AUTO: Final = frozenset(("", "auto", "automatic", "theirs"))
NAMES: Final[dict[str, str]] = {
    "en": "English", "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_CODES: Final = {name.casefold(): code for code, name in NAMES.items()} | {
    "deutsch": "de", "español": "es", "espanol": "es", "français": "fr", "francais": "fr", "italiano": "it",
    "nederlands": "nl", "português": "pt", "polski": "pl", "svenska": "sv", "dansk": "da", "norsk": "no", "suomi": "fi",
    "magyar": "hu", "čeština": "cs", "türkçe": "tr",
}  # fmt: skip


def name_of(code: str) -> str:
    """The English name: German. An unknown code stays as it is."""
    return NAMES.get(code, code)


def code_of(words: str) -> str | None:
    """The code a teammate means: `de`, `German`, `Deutsch`; None where no language is known by these words."""
    plain = words.strip().strip(".").casefold()
    return plain if plain in NAMES else _CODES.get(plain)


def leaves_it(words: str) -> bool:
    """Whether a teammate chose to follow the customer's language."""
    return words.strip().strip(".").casefold() in _AUTO


def other(code: str | None) -> str | None:
    """The code, or None for English, which everybody here reads and the checks know."""
    return None if code in (None, ENGLISH) else code
