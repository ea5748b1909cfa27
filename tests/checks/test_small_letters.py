"""What people write without a capital letter, and bank accounts without a space, are taken out all the same."""

import pytest

from bot.checks.personal_data.redaction import Vault, redact_text


def _redacted(text: str) -> str:
    return redact_text(text, Vault("n0"))


@pytest.mark.parametrize(
    "account",
    [
        "DE89370400440532013000",
        "de89370400440532013000",
        "ES9121000418450200051332",
        "PL61109010140000071219812874",
        "PT50000201231234567890154",
        "CZ6508000000192000145399",
        "HU42117730161111101800000000",
        "BE68539007547034",
    ],
)
@pytest.mark.parametrize("said", ["IBAN {}", "iban: {}.", "please pay it to {} instead"])
def test_an_account_without_spaces_is_no_parcel(account: str, said: str) -> None:
    assert _redacted(said.format(account)) == said.format("[IBAN-n0-1]")


@pytest.mark.parametrize("parcel", ["94001000000000000000", "9400100000000000000000"])
def test_a_long_number_by_itself_is_still_a_parcel(parcel: str) -> None:
    assert _redacted(f"USPS {parcel} has not moved") == f"USPS {parcel} has not moved"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hi its maria gonzalez here, my lamp never came", "hi its [NAME-n0-1] here, my lamp never came"),
        ("this is john smith i ordered a lamp", "this is [NAME-n0-1] i ordered a lamp"),
        ("i am emily carter from leeds", "i am [NAME-n0-1] from leeds"),
        ("this is david again, any news", "this is [NAME-n0-1] again, any news"),
        ("its anna with the broken lamp", "its [NAME-n0-1] with the broken lamp"),
        ("this is robert calling about the lamp", "this is [NAME-n0-1] calling about the lamp"),
    ],
)
def test_a_surname_in_small_letters_goes_with_its_given_name(text: str, left: str) -> None:
    assert _redacted(text) == left


@pytest.mark.parametrize(
    "address",
    [
        "221b baker street london nw1 6xe",
        "14 high street, leeds ls1 4dy",
        "5 smith rd manchester m1 2ab",
        "44 king st w toronto on m5h 1j9",
        "12 rue de la paix 75002",
        "calle mayor 5 28013",
        "via roma 10, 00184",
        "hauptstr. 12, 10115",
        "lindenallee 7 in 10115",
    ],
)
def test_an_address_in_small_letters_goes(address: str) -> None:
    assert _redacted(f"it never came to {address}, please look") == "it never came to [ADDRESS-n0-1], please look"


@pytest.mark.parametrize(
    "text",
    [
        "i ordered 2 drive belts order 44310",
        "need 3 court shoes in size 12345",
        "12 metal trail signs, 24000 total",
        "the 5 road bike tires sku 55512 are flat",
        "3 oak drive handles 10115",
        "8 circle lights 60 w 12000 lumen",
    ],
)
def test_goods_in_small_letters_are_no_address(text: str) -> None:
    assert _redacted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "serial number SN 4488-2291-77",
        "the part number is 4488-22-910, hole distance 3 1/8 in.",
        "My invoice INV-2026-004431 lacks the VAT number",
        "batch 2026-11-0442",
    ],
)
def test_a_number_of_goods_or_papers_by_its_label_is_no_phone(text: str) -> None:
    assert _redacted(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("where is it\n\nthanks\n\nkaren whitfield", "where is it\n\nthanks\n\n[NAME-n0-1]"),
        ("cheers,\nshaun o'dowd", "cheers,\n[NAME-n0-1]"),
        ("best, mei-ling", "best, [NAME-n0-1]"),
        ("regards\njohn p smith", "regards\n[NAME-n0-1]"),
        ("my neighbour mrs fothergill has it", "my neighbour mrs [NAME-n0-1] has it"),
        ("thanks\n\nkaren whitfield\n12 elm road\nle9 2bb", "thanks\n\n[NAME-n0-1]\n[ADDRESS-n0-1]"),
    ],
)
def test_a_signature_and_a_title_tell_a_name(text: str, left: str) -> None:
    assert _redacted(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "thanks\nmuch appreciated",
        "cheers,\nwaiting for news",
        "many thanks, lamp still broken",
        "thanks\nwhere is it",
        "thanks!\ntable lamp and vase",
        "a delay of 5 ms only",
    ],
)
def test_what_follows_a_closing_word_is_not_always_a_name(text: str) -> None:
    assert _redacted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "my GSTIN is 27AAPFU0939F1ZV",
        "NI number QQ 12 34 56 C",
        "mail is m_kowalski AT wp.pl",
    ],
)
def test_numbers_of_people_and_a_shouted_at_are_taken_out(text: str) -> None:
    left = _redacted(text)
    assert "-n0-1]" in left and not any(c.isdigit() for c in left.partition("[")[0]) and "kowalski" not in left


@pytest.mark.parametrize("text", ["incl. VAT: 1234.56", "VAT 20% of 12345", "look AT amazon.com"])
def test_an_amount_with_tax_and_a_plain_at_stay(text: str) -> None:
    assert _redacted(text) == text
