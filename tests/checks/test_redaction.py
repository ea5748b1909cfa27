"""Personal data goes out before a writer reads, comes back after, and the numbers of the trade stay."""

import random
from dataclasses import replace
from datetime import date

import pytest

from bot.checks.personal_data.numbers.identifiers import ups_check_digit_holds
from bot.checks.personal_data.placeholders import check_placeholders
from bot.checks.personal_data.redaction import Vault, redact, redact_text, restore_draft
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Citation, Commitment, Draft, Passage, Severity, SourceKind, SourceRef

NONCE = "a1b2c3"

HIDDEN = {
    "plain email": ("write to anna.b+shop@example.co.uk today", "write to [EMAIL] today"),
    "full-width email": ("ａｎｎａ＠ｅｘａｍｐｌｅ.ｃｏｍ", "[EMAIL]"),
    "zero-width email": ("an\u200bna@exam\u2060ple.com!", "[EMAIL]!"),
    "bracketed email": ("anna [at] example [dot] co [dot] uk", "[EMAIL]"),
    "spelled email": ("it is anna dot b at example dot com", "it is [EMAIL]"),
    "spaced email": ("anna @ gmail . com please", "[EMAIL] please"),
    "email at a provider": ("reach me, anna at gmail.com", "reach me, [EMAIL]"),
    "accented email": ("rené@exämple.fr", "[EMAIL]"),
    "us phone": ("call (212) 736-5000", "call [PHONE]"),
    "extension": ("call 212-736-5000 ext. 12", "call [PHONE]"),
    "dotted phone": ("213.373.4253", "[PHONE]"),
    "phone over lines": ("213\n373\n4253", "[PHONE]"),
    "spaced digits": ("2 1 3 3 7 3 4 2 5 3", "[PHONE]"),
    "full-width digits": ("ring ２１３-３７３-４２５３", "ring [PHONE]"),
    "arabic digits": ("٠٧٩١١ ١٢٣٤٥٦", "[PHONE]"),
    "british": ("my number: 07911 123456", "my number: [PHONE]"),
    "international": ("+44 20 7946 0958", "[PHONE]"),
    "german": ("Telefon 030 90182000", "Telefon [PHONE]"),
    "french": ("06 12 34 56 78", "[PHONE]"),
    "swiss with a zero": ("+41 (0)44 668 18 00", "[PHONE]"),
    "of no plan": ("they don't answer at all, call 71-33-52-22", "they don't answer at all, call [PHONE]"),
    "card": ("4111 1111 1111 1111 exp 12/27", "[CARD] exp 12/27"),
    "card with its date": ("4111 1111 1111 1111 12/27", "[CARD] 12/27"),
    "card in dots": ("5500.0000.0000.0004", "[CARD]"),
    "card over lines": ("4111\n1111\n1111\n1111", "[CARD]"),
    "card digit by digit": ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[CARD]"),
    "card, wide dash": ("4111–1111–1111–1111", "[CARD]"),
    "card called an invoice": ("invoice 4111111111111111", "invoice [CARD]"),
    "american express": ("378282246310005", "[CARD]"),
    "iban": ("to DE89 3704 0044 0532 0130 00 please", "to [IBAN] please"),
    "iban, small": ("gb82west12345698765432", "[IBAN]"),
}
KEPT = {
    "order": "order 123-4567890-1234567",
    "ebay order": "order 07-11482-39015",
    "digital order": "D01-1234567-1234567",
    "asin": "B0C1D2E3F4 in the box",
    "fnsku": "X0012ABCDE",
    "ups": "1Z999AA10123456784",
    "usps": "9400100000000000000000",
    "usps in groups": "9400 1000 0000 0000 0000 00",
    "fedex": "FedEx 123456789012",
    "tracking": "the tracking number is 123456789012",
    "amazon logistics": "TBA123456789012",
    "royal mail": "RM123456785GB",
    "iso date": "on 2026-05-04 at 10:30",
    "dates": "from 04/05/2026 to 11.05.2026",
    "price": "I paid $1,234.56 and then EUR 1.234,56",
    "case id": "case id: 14987654321",
    "sku": "SKU 0012345678905, 250 units",
    "isbn": "ISBN 9780306406157",
    "sizes": "30 x 20 x 10 cm, 1.25 kg, 2-3 days, 10-14 days",
    "a shop": "I bought it at amazon.com and left it at home",
    "a handle": "send it @ home. thanks",
    "no luhn": "4111 1111 1111 1112",
}


def _plain_placeholders(text: str) -> str:
    for kind in ("EMAIL", "PHONE", "CARD", "IBAN"):
        text = text.replace(f"[{kind}-{NONCE}-1]", f"[{kind}]")
    return text


@pytest.mark.parametrize(("text", "expected"), HIDDEN.values(), ids=HIDDEN)
def test_personal_data_goes_and_comes_back(text: str, expected: str) -> None:
    vault = Vault(NONCE)
    redacted = redact_text(text, vault)
    assert _plain_placeholders(redacted) == expected
    assert vault.restore(redacted) == text


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_numbers_of_the_trade_stay(text: str) -> None:
    assert redact_text(text, Vault(NONCE)) == text


def test_one_value_has_one_placeholder_however_it_is_spelled() -> None:
    vault = Vault(NONCE)
    text = redact_text("Anna@Example.com, anna@example.com, b@example.com", vault)
    assert text == f"[EMAIL-{NONCE}-1], [EMAIL-{NONCE}-1], [EMAIL-{NONCE}-2]"


def test_a_fact_is_read_with_its_key() -> None:
    facts = (Fact("tracking_number", "123456789012"), Fact("phone", "71-33-52-22"), Fact("delivered_on", "2026-05-04"))
    matter, _ = redact(Matter((), date(2026, 5, 12), facts), NONCE)
    assert [f.value for f in matter.facts] == ["123456789012", f"[PHONE-{NONCE}-1]", "2026-05-04"]


def test_every_turn_is_redacted_and_the_rest_of_the_matter_stays() -> None:
    given = Matter(
        (Turn(Who.CUSTOMER, "a@example.com"), Turn(Who.US, "We wrote to a@example.com")),
        date(2026, 5, 12),
        marketplace="ebay",
        order_id="123-4567890-1234567",
    )
    matter, vault = redact(given, NONCE)
    assert [t.text for t in matter.turns] == [f"[EMAIL-{NONCE}-1]", f"We wrote to [EMAIL-{NONCE}-1]"]
    assert replace(matter, turns=given.turns) == given
    assert vault.values == {f"[EMAIL-{NONCE}-1]": "a@example.com"}


def test_words_that_look_like_a_placeholder_smuggle_nothing() -> None:
    vault = Vault(NONCE)
    text = f"a@example.com and [EMAIL-{NONCE}-1] and [EMAIL-zzz-1]"
    redacted = redact_text(text, vault)
    assert redacted == f"[EMAIL-{NONCE}-1] and [TEXT-{NONCE}-1] and [EMAIL-zzz-1]"
    assert vault.restore(redacted) == text


def test_restoring_reads_nothing_twice() -> None:
    vault = Vault(NONCE)
    redact_text(f"a@example.com [EMAIL-{NONCE}-1]", vault)
    assert vault.restore(f"[TEXT-{NONCE}-1]") == f"[EMAIL-{NONCE}-1]"


def test_a_placeholder_nobody_made_is_lost_and_case_is_forgiven() -> None:
    vault = Vault(NONCE)
    redact_text("a@example.com", vault)
    assert vault.lost(f"[EMAIL-{NONCE}-1] [email-{NONCE}-1] [PHONE-{NONCE}-3]") == (f"[PHONE-{NONCE}-3]",)
    assert vault.restore(f"[Email-{NONCE.upper()}-1]") == "a@example.com"


def test_a_draft_is_restored_in_its_words_and_its_quotes_but_clauses_stay() -> None:
    vault = Vault(NONCE)
    mark = redact_text("a@example.com", vault)
    clause = Citation(SourceRef(SourceKind.CLAUSE, "returns.window", "v"), mark)
    fact = Citation(SourceRef(SourceKind.FACT, "email", "v"), mark)
    promise = Commitment(CommitmentKind.CALL_BACK, mark)
    draft = restore_draft(Draft((Passage(f"To {mark}.", (clause, fact)),), (), (promise,)), vault)
    assert draft.text == "To a@example.com."
    assert [c.quote for c in draft.citations] == [mark, "a@example.com"]
    assert draft.commitments[0].quote == "a@example.com"


def test_a_vault_does_not_show_what_it_keeps() -> None:
    vault = Vault(NONCE)
    redact_text("a@example.com", vault)
    assert "example" not in repr(vault)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_mixed_comes_back_and_nothing_personal_is_left(seed: int) -> None:
    chance = random.Random(seed)
    personal = [chance.choice(list(HIDDEN.values()))[0] for _ in range(3)]
    kept = [chance.choice(list(KEPT.values())) for _ in range(3)]
    parts = [words for pair in zip(personal, kept, strict=True) for words in pair]
    text = " ;\n\n and then ; ".join(parts)
    vault = Vault(NONCE)
    redacted = redact_text(text, vault)
    assert all(words in redacted for words in kept)
    assert all(value not in redacted for value in vault.values.values())
    assert redact_text(redacted, Vault("other")) == redacted
    assert len(vault.restore(redacted)) >= len(text) - 60


@pytest.mark.parametrize("seed", range(40))
def test_random_cards_go_in_any_grouping(seed: int) -> None:
    chance = random.Random(seed)
    digits = "4" + "".join(chance.choices("0123456789", k=14))
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(digits))
    number = digits + str(-total % 10)
    breaks = chance.choice(["", " ", "-", ".", "\n", "\u00a0"])
    card = breaks.join(number[i : i + 4] for i in range(0, 16, 4))
    assert redact_text(f"my card {card}, thanks", Vault(NONCE)) == f"my card [CARD-{NONCE}-1], thanks"


@pytest.mark.parametrize("seed", range(20))
def test_random_signs_never_break_it(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices("0123456789 -.@+()[]\n\u200b１٣ａEMAIL①ﬁ\U0001f600e\u0301", k=400))
    vault = Vault(NONCE)
    redacted = redact_text(text, vault)
    assert redact_text(text, Vault(NONCE)) == redacted
    assert vault.lost(redacted) == ()


def test_a_ups_number_ends_in_its_check_digit() -> None:
    assert ups_check_digit_holds("1Z999AA10123456784")
    assert not ups_check_digit_holds("1Z999AA10123456785")


def test_a_name_known_from_one_turn_goes_in_the_others_too() -> None:
    turns = (
        Turn(Who.CUSTOMER, "Is Oyelaran there? The lamp is for Oyelaran's desk."),
        Turn(Who.US, "Who is that, please?"),
        Turn(Who.CUSTOMER, "My husband, Oyelaran Okafor-Bright. Okafor-Bright is on the label."),
    )
    matter, vault = redact(Matter(turns, date(2026, 5, 12)), NONCE)
    sent = " ".join(t.text for t in matter.turns)
    assert "Oyelaran" not in sent and "Okafor" not in sent
    assert [vault.restore(t.text) for t in matter.turns] == [t.text for t in turns]


def test_a_fact_whose_key_says_that_it_is_personal_goes_as_a_whole() -> None:
    facts = (
        Fact("customer_name", "zzyx q"),
        Fact("address_confirmed", "yes"),
        Fact("delivery_address", "behind the mill"),
    )
    matter, vault = redact(Matter((), date(2026, 5, 12), facts), NONCE)
    assert [f.value for f in matter.facts] == [f"[NAME-{NONCE}-1]", "yes", f"[ADDRESS-{NONCE}-1]"]
    assert vault.restore(matter.facts[0].value) == "zzyx q"


def test_the_number_of_the_order_is_no_phone_number_wherever_it_stands() -> None:
    turns = (Turn(Who.CUSTOMER, "6049098349 is late, call 6049098341"),)
    matter, _ = redact(Matter(turns, date(2026, 5, 12), order_id="6049098349"), NONCE)
    assert matter.turns[0].text == f"6049098349 is late, call [PHONE-{NONCE}-1]"
    assert matter.order_id == "6049098349"


def test_what_somebody_typed_in_the_field_for_the_order_is_read_too() -> None:
    matter, _ = redact(Matter((), date(2026, 5, 12), order_id="jo@example.com"), NONCE)
    assert matter.order_id == f"[EMAIL-{NONCE}-1]"


def test_a_placeholder_that_lost_its_brackets_is_still_ours() -> None:
    vault = Vault(NONCE)
    redact_text("a@example.com", vault)
    assert vault.restore(f"Write to EMAIL-{NONCE}-1, please.") == "Write to a@example.com, please."
    assert vault.lost(f"EMAIL-{NONCE}-2") == (f"EMAIL-{NONCE}-2",)


@pytest.mark.parametrize("left", ["[EMAIL-a1b2c3-4]", "EMAIL-a1b2c3-4", "[ name_1 ]", "PHONE-0f9e8d"])
def test_a_placeholder_that_is_left_stops_a_reply(left: str) -> None:
    (finding,) = check_placeholders(f"We will write to {left} today.")
    assert (finding.severity, finding.quote) == (Severity.STOP, left)


def test_words_that_are_no_placeholder_stop_nothing() -> None:
    assert list(check_placeholders("Your [order] by E-MAIL-2 and phone-2 and [name] is fine; ID-4471-B too.")) == []
