"""Forms of personal data that were once left standing, and what looks like them and stays."""

import pytest

from bot.checks.personal_data.redaction import Vault, redact_text
from tests.growth import in_proportion

TAKEN = [
    ("where is my parcel. cheers, callum mcrae", "where is my parcel. cheers, [NAME]"),
    ("where is it? cheers, xanthe o'leary", "where is it? cheers, [NAME]"),
    ("where is my parcel? thanks callum", "where is my parcel? thanks [NAME]"),
    ("kind regards siobhan o'neill", "kind regards [NAME]"),
    ("im callum mcrae, where is it", "im [NAME], where is it"),
    ("hi my name is okonkwo chidi order 112-1234567-1234567", "hi my name is [NAME] order 112-1234567-1234567"),
    ("the name on the order is xanthe quill", "the name on the order is [NAME]"),
    ("〒150-0001 東京都渋谷区神宮前1-2-3 コーポ青山101", "[ADDRESS]"),
    ("東京都渋谷区神宮前１－２－３に送って", "[ADDRESS]に送って"),
    ("住所は神奈川県横浜市中区山下町123番地です", "住所は[ADDRESS]です"),
    ("横浜市中区山下町3-4-5 です", "[ADDRESS] です"),
    ("札幌市中央区北1条西2丁目3番", "[ADDRESS]"),
    ("〒1500001に送って", "[ADDRESS]に送って"),
    ("山田太郎と申します。", "[NAME]と申します。"),
    ("私の名前は山田 太郎です", "私の名前は[NAME]です"),
    ("a white van LB21KXT parked outside", "a white van [ID] parked outside"),
    ("the driver's van was LB21 KXT", "the driver's van was [ID]"),
    ("the van (AB12 CDE) drove off", "the van ([ID]) drove off"),
    ("driver plate: KA 01 AB 1234", "driver plate: [ID]"),
    ("pay to GB 82 WEST 1234 5698 7654 32", "pay to [IBAN]"),
    ("see https://x.example/?mail=jane.doe%40example.com&n=1", "see https://x.example/?mail=[EMAIL]&n=1"),
    ("write to jane&#64;example.com", "write to [EMAIL]"),
    ("it was paid with 4111•1111•1111•1111", "it was paid with [CARD]"),
    ("it was paid with 4111 | 1111 | 1111 | 1111", "it was paid with [CARD]"),
    ("it was paid with 4111*1111*1111*1111", "it was paid with [CARD]"),
    ("DE89  3704  0044  0532  0130  00", "[IBAN]"),
    ("FR 1420 0410 1005 0500 013M 0260 6", "[IBAN]"),
    ("born on May 4, 1987", "born on [ID]"),
    ("my birthday is 4 May 1987", "my birthday is [ID]"),
    ("birthday: 1987-05-04", "birthday: [ID]"),
    ("call (808) 555-0147, ext. 12", "call [PHONE]"),
    ("phone 808-555-0147, extension number 44", "phone [PHONE]"),
    ("+1 808-555-0147;ext=12", "[PHONE]"),
    ("808 555 0147 extn 12", "[PHONE]"),
    ("+44 20 7946 0958 Durchwahl 12", "[PHONE]"),
]
STAYS = [
    "cheers, big lamp",
    "thanks again",
    "im januar kam im Paket nichts an",
    "im not happy, im returning it",
    "my name is on the order",
    "my name is wrong on the label",
    "it came at two o'clock, cheers",
    "注文番号は250-1234567-1234567です。荷物が3-4日届きません",
    "東京都のお店で2-3日前に買いました。市場で3個です",
    "県外なので2-3日かかりますか。機種は都市3-1型です",
    "商品の名前はランプです。名前が間違っています",
    "返品したいと申しましたが",
    "a truck cover AB12CDE, SKU AB12 CDE and model KX21 LMN",
    "the van model AB12 CDE in size 4",
    "is 30 days from delivery enough, or at 14 days in 2026 already",
    "it was born in 2015 as a brand",
    "for her birthday on 12 December 2026",
    "a birthday pack of 12, 2015 edition",
    "extension cable 10 m, x 2, ext. version 12",
]


def _redacted(text: str) -> str:
    left = redact_text(text, Vault("n0"))
    for kind in ("NAME", "ADDRESS", "ID", "IBAN", "PHONE", "EMAIL", "CARD"):
        left = left.replace(f"[{kind}-n0-1]", f"[{kind}]")
    return left


@pytest.mark.parametrize(("text", "left"), TAKEN, ids=[text for text, _ in TAKEN])
def test_it_is_taken_out_and_the_rest_stays(text: str, left: str) -> None:
    assert _redacted(text) == left


@pytest.mark.parametrize("text", STAYS)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert _redacted(text) == text


@pytest.mark.deep
@pytest.mark.parametrize(
    "words",
    [
        "東京都渋谷区神宮前",
        "県市区",
        "名前は山",
        "東京都あ",
        "〒150",
        "de 89 1",
        "birthday is the ",
        "van is ",
        "1, ext. ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(words: str) -> None:
    assert in_proportion(lambda text: redact_text(text, Vault("n0")), words)
