"""Addresses, postcodes, names and identity numbers go out before a writer reads; what only looks like them stays."""

import pytest

from bot.checks.personal_data.personal_values import Kind, personal_values
from bot.checks.personal_data.redaction import Vault, redact_text
from tests.growth import in_proportion

ADDRESSES = [
    ("Please send it to 1409 Hazel Run Rd, Apt 7C, Bellevue, WA 98006 this time.", "this time."),
    ("it went to 912 n ash st tacoma wa 98403 but we moved", "but we moved"),
    ("Delivered to Flat 9, 12 Tern Street, Hull HU5 3RP, he says.", "he says."),
    ("We live at Rowan Cottage, Back Lane, Settle, BD24 9HX and have no number.", "and have no number."),
    ("Bitte an Schillerstraße 18a, 99423 Weimar senden.", "senden."),
    ("Livrez au 7 bis rue des Carmes, 31000 Toulouse svp", "svp"),
    ("Calle del Pez 22, 3º B, 28004 Madrid, por favor", "por favor"),
    ("La mia via: Via Ugo Foscolo 3, 20121 Milano (MI).", ""),
    ("Stuur het naar Brouwersgracht 90-2, 1013 HA Amsterdam.", ""),
    ("ul. Wiśniowa 12/3, 80-126 Gdańsk to mój adres", "to mój adres"),
    ("Rua da Rosa, 45, 1200-385 Lisboa.", ""),
    ("Avenida Brasil, 900, ap 12, São Paulo - SP, 01430-000.", ""),
    ("Storgatan 8 B, 411 24 Göteborg.", ""),
    ("Hämeentie 33 A 4, 00500 Helsinki.", ""),
    ("Kossuth utca 5., H-1055 Budapest.", ""),
    ("Nad Vodou 12, 170 00 Praha 7.", ""),
    ("Carrera 7 # 71-21, Bogotá.", ""),
    ("It should go to PO Box 118, Sitka, AK 99835.", ""),
    ("My son is at PSC 310, Box 4402, APO AE 09021.", ""),
    ("44/2 Acacia Avenue, Dubbo NSW 2830, is the right one.", "is the right one."),
]
CODES = {
    "labelled": ("my zip is 60614", "60614"),
    "label behind": ("98103 is the zip code", "98103"),
    "british": ("do you deliver to EH3 9DR", "EH3 9DR"),
    "canadian": ("to V6B 4Y8 by Friday", "V6B 4Y8"),
    "irish, small": ("eircode d04 ab12", "d04 ab12"),
    "a place before": ("I'm in Denver, CO 80203 now", "80203"),
    "a place behind": ("I'm in 10115 Berlin now", "10115"),
    "beside a phone number": ("303-555-0146, 80203", "80203"),
    "plus four": ("for 60614-2217", "60614-2217"),
}
NAMES = {
    "introduced": ("Hi, my name is Oluwaseun Adeyinka and the lid broke", "Oluwaseun Adeyinka"),
    "in small letters": ("my name is keerthi rao and the lid broke", "keerthi rao"),
    "a person's in a firm's": ("company name is Maria Lopez, thanks", "Maria Lopez"),
    "kin": ("My daughter Saoirse signed", "Saoirse"),
    "two": ("I spoke with Perpetua and Anselmo", "Perpetua"),
    "titled": ("ask Mrs. Vandersloot about it", "Vandersloot"),
    "signed": ("The lid broke. Regards, Thandeka Mokoena", "Thandeka Mokoena"),
    "signed abroad": ("Der Deckel ist kaputt. Viele Grüße, Ulrike Ćosić", "Ulrike Ćosić"),
    "signed by a short name": ("Please wrap the jars one by one. Trudy", "Trudy"),
    "signed after a line": ("The lid broke.\nB. Castellanos", "B. Castellanos"),
    "above an address": ("Ship to:\nXiomara Quiñones\n12 Elm Road\nTulsa", "Xiomara Quiñones"),
    "known": ("then Wolfgang called back", "Wolfgang"),
    "a carrier's note": ("signed by R. DELACROIX at noon", "R. DELACROIX"),
}
IDS = {
    "cpf": "CPF 111.444.777-35",
    "dni": "my DNI 12345678Z",
    "nino": "AB 12 34 56 C is on the form",
    "personnummer": "811228-9874",
    "passport": "passport number, K4471902",
    "account": "account number is 000482915573",
    "sort code": "sort code 20-45-17",
    "bic": "BIC DEUTDEFF500",
    "security code": "the CVV is 4471",
    "mistyped card": "card 4716 7183 2210 3461",
    "public address": "a login from 81.152.33.207",
}
STAYS = [
    "I ordered 2 of the 12 boxes and 3 more came on the 14th.",
    "The tyres are 205/55 R16 91V, not 225/45 R17.",
    "It fits model 4471 and model 4472, 1200 W, 50 Hz.",
    "I was told 30 days. It has been 45 days. Close the case.",
    "Do you ship to Germany, and what does 10 kg cost?",
    "Do you deliver to an APO and how long does it take?",
    "My router is at 192.168.1.1 as the manual says.",
    "Invoice INV-88213, serial C02ZK1FJMD6T, PO 77120, ref CN-88410293.",
    "The rug is 160 x 230, the runner 80 x 300, both in Harbour Mist.",
    "This is unacceptable. I'm Dutch and I'm sorry to say so.",
    "It says DELAYED. Then it says Delivered. Thanks",
    "Since 2014 I have placed 200 orders. Never again. Goodbye",
    "Via UPS 2 boxes came, via DHL 1.",
    "Please put the company name Alder Dental Ltd on it.",
    "Our business name is Oak & Iron Works, the model name Falcon Nine.",
]
HOSTILE = {
    "line breaks": "\n",
    "line breaks after a closing": "thanks\n",
    "white space": " \t",
    "digits": "7",
    "digits apart": "1 ",
    "digits in lines": "1\n",
    "numbers": "5035550142 ",
    "dots": "a dot ",
    "half an email": "a@",
    "half a domain": "a@b.1.",
    "names": "Anna Bell ",
    "streets": "12 Elm ",
    "parts": "12 A, B, ",
    "particles": "rue de la ",
    "forces": "APO ",
    "half an ip": "a:",
    "ibans": "DE12",
    "quotes": "> ",
    "cues": "address is ",
    "labels": "account number is ",
}


def hidden(text: str, kind: Kind) -> list[str]:
    return [text[f.start : f.end] for f in personal_values(text) if f.kind is kind]


@pytest.mark.parametrize(("text", "rest"), ADDRESSES, ids=[text[:24] for text, _ in ADDRESSES])
def test_an_address_goes_from_its_number_to_its_place_and_no_further(text: str, rest: str) -> None:
    redacted = redact_text(text, Vault("a1"))
    assert not any(c.isdigit() for c in redacted.replace("a1-1", ""))
    assert redacted.endswith(rest)
    assert len(redacted) > len(rest)


@pytest.mark.parametrize(
    "signed",
    [
        "Best, Thandeka.",
        "Regards\nThandeka Mbeki (the blue flat)",
        "Sincerely,\nThandeka Mbeki-Nagle, the one who waits",
        "Thanks,\nThandeka & Saoirse Nagle",
        "Thanks so much!\nThandeka and Saoirse",
        "Best wishes,\nJanet and Thandeka Mbeki",
        "Kind regards, Saoirse Nagle and Thandeka Mbeki",
    ],
)
def test_whoever_signs_goes_whatever_stands_behind_the_name(signed: str) -> None:
    redacted = redact_text(f"Where is my parcel?\n{signed}", Vault("a1"))
    assert not any(name in redacted for name in ("Janet", "Thandeka", "Mbeki", "Saoirse", "Nagle")), redacted


@pytest.mark.parametrize(
    "address",
    [
        "Via Garibaldi 7, Torino / TO",
        "USS Harrow CVN 68\nFPO AP 96620",
        "Camp Foster Building 404\nFPO AP 96379",
        "7 Hollow Bend\nApt 3\nOakton 22124",
        "88 Corner House, Unit 4, Mayfield",
        "5 Elm Ct. Suite 200, Reno",
        "Dovecote House flat 3",
    ],
)
def test_of_an_address_nothing_is_left(address: str) -> None:
    said = f"My new address is: {address}"
    assert redact_text(said, Vault("a1")) == "My new address is: [ADDRESS-a1-1]"


@pytest.mark.parametrize(("text", "code"), CODES.values(), ids=CODES)
def test_a_postcode_is_told_by_its_form_and_by_what_stands_beside_it(text: str, code: str) -> None:
    assert code in hidden(text, Kind.ADDRESS)


@pytest.mark.parametrize(("text", "name"), NAMES.values(), ids=NAMES)
def test_a_name_is_told_by_the_words_around_it(text: str, name: str) -> None:
    assert name in hidden(text, Kind.NAME)


@pytest.mark.parametrize("text", IDS.values(), ids=IDS)
def test_numbers_of_a_person_go(text: str) -> None:
    assert not any(c.isdigit() for c in redact_text(text, Vault("n")).replace("-1]", ""))


@pytest.mark.parametrize("text", STAYS)
def test_what_only_looks_personal_stays(text: str) -> None:
    assert redact_text(text, Vault("n")) == text


@pytest.mark.deep
@pytest.mark.parametrize(
    "words",
    [pytest.param(w, id=n, marks=pytest.mark.deep if i % 4 else ()) for i, (n, w) in enumerate(HOSTILE.items())],
)
def test_reading_takes_time_in_proportion_to_the_text(words: str) -> None:
    assert in_proportion(lambda text: redact_text(text, Vault("n")), words)
