"""A translation held against its English: what is the same in every language, and what is read back."""

from dataclasses import replace
from datetime import date

import pytest

from bot.checks.review import tone_of
from bot.checks.translated import check_translation, heard_true, numbers
from bot.domain.case import Matter
from bot.domain.reply import Severity
from bot.domain.translation import Pair, Translation
from bot.knowledge.schema.style import Sign, Style, StyleRule, ToneRule
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 23)


def _found(english: str, theirs: str, back: str | None = None) -> list[str]:
    whole = Translation("de", (Pair(english, theirs),))
    read = [english if back is None else back]
    return [f.reason for f in check_translation(whole, TODAY, "de", read) if f.severity is Severity.STOP]


@pytest.mark.parametrize(
    ("english", "theirs"),
    [
        ("We refund $1,299.50 within 5 days.", "Wir erstatten 1.299,50 $ innerhalb von 5 Tagen."),
        ("We refund $1,299.50 within 5 days.", "Nous remboursons 1\u202f299,50 $ sous 5 jours."),
        ("We refund 12 dollars.", "Devolvemos 12 dólares."),
        ("It ends on November 30, 2026.", "Es endet am 30.11.2026."),
        ("It ends on 2026-11-30.", "Es endet am 30. November 2026."),
        ("It ends on November 30.", "Es endet am 30.11. endgültig."),
        ("It takes two weeks.", "Es dauert 2 Wochen."),
        ("It takes two weeks.", "Es dauert zwei Wochen."),
        ("The fee is 12.5%.", "Die Gebühr beträgt 12,5 %."),
        ("UPS has parcel 1Z999AA10123456784.", "UPS hat das Paket 1Z999AA10123456784."),
    ],
)
def test_the_same_values_in_another_languages_signs_are_the_same(english: str, theirs: str) -> None:
    assert _found(english, theirs) == []


@pytest.mark.parametrize(
    ("english", "theirs"),
    [
        ("We refund $1,299.50.", "Wir erstatten 1.299,05 $."),
        ("We refund $12.", "Wir erstatten 12 €."),
        ("We refund $12.", "Wir erstatten den Betrag."),
        ("It ends on November 30, 2026.", "Es endet am 30.12.2026."),
        ("It takes two weeks.", "Es dauert 3 Wochen."),
        ("UPS has parcel 1Z999AA10123456784.", "UPS hat das Paket 1Z999AA10123456748."),
        ("UPS has your parcel.", "DHL hat Ihr Paket."),
        ("We look into it.", "Wir sehen nach und erstatten 500 Dollar."),
    ],
)
def test_another_value_currency_number_or_company_stops(english: str, theirs: str) -> None:
    assert _found(english, theirs) != []


@pytest.mark.parametrize(
    ("english", "back"),
    [
        ("We will write to you by Friday.", "We will write to you by Thursday."),
        ("We will write to you by 25 November 2026.", "We will write to you by 25 December 2026."),
        ("We look into your matter.", "We will refund you the full price."),
        ("We look into your matter today.", "We look into your matter today. You get five hundred dollars."),
        ("The carrier still looks for your parcel.", "The kitchen smells of fresh coffee in spring."),
    ],
)
def test_what_is_read_back_otherwise_stops(english: str, back: str) -> None:
    assert _found(english, "Etwas auf Deutsch, das keine Ziffern hat." if "25" not in english else "25. 2026", back)


@pytest.mark.parametrize(
    ("english", "back"),
    [
        ("Thank you for your message.", "Many thanks for writing to us."),
        ("I am sorry that your parcel is late.", "I apologise for the delay of your package."),
        ("We will send you a prepaid return label.", "You will receive a prepaid return label from us."),
        ("Please send us a photo of the damage.", "Please send us a picture of the damage."),
        ("Kind regards,", "Yours sincerely,"),
        ("I will write to you again within two business days.", "I will write to you again within 2 working days."),
    ],
)
def test_the_same_in_other_words_is_fine(english: str, back: str) -> None:
    theirs = "Auf Deutsch gesagt, 2." if "two" in english else "Auf Deutsch gesagt."
    assert _found(english, theirs, back) == []


def test_a_denial_that_is_lost_is_told() -> None:
    whole = Translation("de", (Pair("We have not found your parcel yet.", "Wir haben Ihr Paket gefunden."),))
    found = check_translation(whole, TODAY, "de", ["We have found your parcel."])
    assert [f.severity for f in found] == [Severity.WARN]


def test_a_language_near_the_one_asked_for_may_be_told_for_it() -> None:
    whole = Translation("no", (Pair("Thank you.", "Takk for meldingen din."),))
    assert not check_translation(whole, TODAY, "da", None)
    assert check_translation(whole, TODAY, "en", None)


def test_numbers_are_values() -> None:
    assert sorted(numbers("1.299,50 und 3,5 und 12 und am 3.11.2026")) == [3.0, 3.5, 11.0, 12.0, 1299.5, 2026.0]


def test_english_that_loses_a_number_of_the_customers_is_no_translation() -> None:
    assert heard_true(Translation("de", (Pair("I paid 49.90 euros.", "Ich habe 49,90 Euro bezahlt."),)))
    assert not heard_true(Translation("de", (Pair("I paid 94.90 euros.", "Ich habe 49,90 Euro bezahlt."),)))


@pytest.mark.parametrize(
    ("read", "severity"),
    [
        ("I'd rather say so plainly.", Severity.WARN),
        ("You rather say so each time.", Severity.STOP),
    ],
)
def test_what_is_read_back_stops_for_blame_where_a_reply_in_english_does(read: str, severity: Severity) -> None:
    sign = Sign(heard=("rather say",), severity=Severity.STOP)
    style = Style(style="plain", rules=(StyleRule(rule=ToneRule.BLAME, why="It accuses.", signs=(sign,)),))
    found = tone_of(read, Matter((), TODAY), replace(shipped(), style=style))
    assert [f.severity for f in found] == [severity]
