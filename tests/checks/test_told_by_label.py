"""Passwords, codes, days of birth, plates and user names go out by the words in front of them; what only looks so stays."""

import pytest

from bot.checks.personal_data.redaction import Vault, redact_text
from tests.growth import in_proportion

NONCE = "a1b2c3"
TAKEN = [
    ("The plug won't take it: the wifi password is Quokka2020, and then it stops.", "Quokka2020"),
    ("network key: riverbank", "riverbank"),
    ("wifi pass: thistledown", "thistledown"),
    ("SSID HOMEBOX-5G", "HOMEBOX-5G"),
    ("Please use the side door, the gate code is 9075.", "9075"),
    ("the code for the garage is 55120#", "55120#"),
    ("Our door code has changed to 1890", "1890"),
    ("PIN: 4096", "4096"),
    ("Date of birth 17.05.1981, for the age check", "17.05.1981"),
    ("My dad was born on 3rd of October 1949.", "3rd of October 1949"),
    ("née le 9 mai 1993", "9 mai 1993"),
    ("The mats are for my car, reg PN19 OKL", "PN19 OKL"),
    ("Kennzeichen HH-ZX 902", "HH-ZX 902"),
    ("VIN 1HGCM82633A004352", "1HGCM82633A004352"),
    ("I post as @brass_kettle", "@brass_kettle"),
    ("instagram: mossy.stone", "mossy.stone"),
    ("My username is tinker88", "tinker88"),
    ("facebook.com/wilma.k.berg", "wilma.k.berg"),
    ("call me on oh one six one five five five oh one four four", "oh one six one five five five oh one four four"),
    ("write to lena underscore w at example dot org", "lena underscore w at example dot org"),
    ("an p.huber ät example.de", "p.huber ät example.de"),
    ("acc 55779911, BSB 082-001", "55779911"),
    ("My wife Marlese and my son Florian carried it in.", "Marlese"),
    ("The lid broke.\n\nThank you so much!\nAmadi Nwosu\nSent from my phone", "Amadi Nwosu"),
]
STAYS = [
    "The password is wrong and the password reset never arrives.",
    "Is there a discount code? The error code is 5512 and the code AUTUMN15 fails.",
    "The pin snapped in 2024, it was 30 mm long.",
    "It is for her birthday on 12 December 2026, so order it by 2 December 2026.",
    "The plate is 30 cm wide, 6 plates in all, the handle: 20cm.",
    "I saw it on Instagram and on Facebook in 2025.",
    "They ordered one two three pieces.",
    "Invoice 2026-118823, serial 4471-0098-2231.",
    "I'm Danish, this is Japanese steel and it's Italian.",
    "Sold at 3 @ $5.",
]


@pytest.mark.parametrize(("text", "personal"), TAKEN, ids=[personal for _, personal in TAKEN])
def test_what_a_label_tells_goes_out_and_comes_back(text: str, personal: str) -> None:
    vault = Vault(NONCE)
    redacted = redact_text(text, vault)
    assert personal not in redacted and vault.restore(redacted) == text


@pytest.mark.parametrize("text", STAYS)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert redact_text(text, Vault(NONCE)) == text


def test_a_known_name_goes_in_capitals_too() -> None:
    sent = redact_text("My name is Thandeka Mokoena. It says DELIVERED TO MOKOENA.", Vault(NONCE))
    assert "MOKOENA" not in sent


@pytest.mark.deep
@pytest.mark.parametrize(
    "words",
    ["password is the my ", "born on the ", "code for the gate ", "one two, ", "@a@", "user name ", "pin to a "],
)
def test_reading_takes_time_in_proportion_to_the_text(words: str) -> None:
    assert in_proportion(lambda text: redact_text(text, Vault(NONCE)), words)
