"""Japanese addresses and names as they are written there: without spaces, the largest part first."""

import re
from collections.abc import Iterator

from bot.language.segmentation.spans import Span

_ANY = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_KANJI = "\u3400-\u9fff\u3005\u3006\u30f6\u30b1"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_NUMBER = r"\d{1,4}(?:(?:条[東西南北]?|丁目|番地の?|番|号|[-の])\s?\d{1,4}){0,4}(?:番地?|号室?|丁目)?"
_HOUSE = rf"(?=\d{{1,4}}(?:条|丁目|番|号|[-の]\s?\d)){_NUMBER}(?![\d-]|[年月日時個円点枚])"
_REGION = rf"(?:東京都|北海道|(?:京都|大阪)府|[{_KANJI}]{{2,3}}県)"
_BUILDING = rf"(?:[ \u3000]?[{_KANJI}\u30a1-\u30fa\u30fcA-Za-z]{{2,20}}[ \u3000]?\d{{1,4}}(?:号室)?(?![\d-]))?"
_ADDRESS = re.compile(
    rf"(?:〒\s?)?(?:\d{{3}}-?\d{{4}}\s{{0,2}})?"
    rf"(?:{_REGION}[ \u3000]?[{_KANJI}{_KANA}]{{1,30}}?"
    rf"|(?<![{_KANJI}])[{_KANJI}]{{1,6}}[市区郡][{_KANJI}{_KANA}]{{1,20}}?)"
    rf"[ \u3000]?{_HOUSE}{_BUILDING}"
)
"""A region or a town, what is in it, and a number of blocks; then a building with its flat."""
_CODE = re.compile(r"〒\s?\d{3}-?\d{4}(?!\d)")
_INTRODUCED = re.compile(
    rf"(?<!品の)(?:名前|氏名|宛名|名義)(?:は|:)\s?"
    rf"(?P<it>[{_KANJI}{_KANA} \u3000]{{2,12}}?)(?=です|でございます|と申|[、。,.\n]|$)"
)
_CALLS_ITSELF = re.compile(
    rf"(?<![{_KANJI}{_KANA}])(?P<it>[{_KANJI}]{{1,4}}[ \u3000]?[{_KANJI}]{{1,4}}|[{_KANA}]{{2,8}})(?=と申します)"
)


def japanese_addresses(text: str) -> Iterator[Span]:
    """Addresses, and postcodes behind their sign; they may overlap."""
    if _ANY.search(text) or "〒" in text:
        yield from (m.span() for form in (_ADDRESS, _CODE) for m in form.finditer(text))


def japanese_names(text: str) -> Iterator[Span]:
    """Names behind the word for one, or before the verb with which people introduce themselves."""
    if _ANY.search(text):
        yield from (m.span("it") for form in (_INTRODUCED, _CALLS_ITSELF) for m in form.finditer(text))
