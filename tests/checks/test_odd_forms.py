"""Numbers, addresses and names in odd forms: other marks between the groups, letters for digits, words for signs."""

import pytest

from bot.checks.personal_data.redaction import Vault, redact_text
from tests.growth import in_proportion

CARDS = [
    "[4111] [1111] [1111] [1111]",
    "(4111)(1111)(1111)(1111)",
    "{4111}{1111}{1111}{1111}",
    "<4111> <1111> <1111> <1111>",
    '"4111" "1111" "1111" "1111"',
    "4111 (1111) 1111 (1111)",
    "4111:1111:1111:1111",
    "4111;1111;1111;1111",
    "4111=1111=1111=1111",
    "4111>1111>1111>1111",
    "4111, then 1111, then 1111, then 1111",
    "4111 and 1111 and 1111 and 1111",
    "[3782] [822463] [10005]",
    "4:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1",
    "41l1 1111 1111 1111",
    "4OI2 8888 8888 1881",
    "4OI2888888881881",
    "3782 822463 1OOO5",
]
IBANS = [
    "DE89[3704][0044][0532][0130]00",
    "DE89:3704:0044:0532:0130:00",
    "DE89_3704_0044_0532_0130_00",
    "DE89/3704/0044/0532/0130/00",
    "DE89 (3704) (0044) (0532) (0130) (00)",
]
PHONES = [
    ("tel. O2O 7946 O958", "tel. [PHONE]"),
    ("text me: 2o2-555-0143", "text me: [PHONE]"),
    ("my line is 202-555-O143", "my line is [PHONE]"),
    ("phone: O7700-9OO-123", "phone: [PHONE]"),
    ("my mobile 07700~900~123", "my mobile [PHONE]"),
    ("phone [202] [555] [0143]", "phone [[PHONE]]"),
    ("call 202_555_0143", "call [PHONE]"),
    ("+44|20|7946|0958", "[PHONE]"),
    ("+1:202:555:0143", "[PHONE]"),
]
EMAILS = [
    'j.doe"at"outlook.com',
    "jane -at- example -dot- com",
    "jane at example period com",
    "jane*at*gmail*dot*com",
    "jane.doe_at_gmail_dot_com",
    "jane (a) gmail.com",
    "jane[a]gmail[.]com",
    "jane (at sign) gmail.com",
    "jane at gmail,com",
    "jane@example,com",
    "jane@gmail",
    "jane.doe AT gmail",
    "jane.doe @gmail.con",
    "jane.k «at» web.de",
    "jane.k/at/web/dot/de",
    "j a n e @ g m a i l . c o m",
]
GLUED = [
    ("VISA4111111111111111", "VISA[CARD]"),
    ("IBANDE89370400440532013000", "IBAN[IBAN]"),
    ("IBAN:DE89370400440532013000EUR", "IBAN:[IBAN]EUR"),
    ("CARD NO.4111111111111111EXP0428", "CARD NO.[CARD]EXP0428"),
]
NAMES = [
    ("Where is it?\nxx Bronagh", "Where is it?\nxx [NAME]"),
    ("Where is it?\nBest\n*Tamsin Achterberg*", "Where is it?\nBest\n*[NAME]*"),
    ("Where is it?\nTTYL\ntamsin", "Where is it?\nTTYL\n[NAME]"),
    ("Not one answer yet.\n*~ Tamsin ~*", "Not one answer yet.\n*~ [NAME] ~*"),
    ("Not one answer yet.\n~ Tamsin", "Not one answer yet.\n~ [NAME]"),
]
STAYS = [
    "my order number is [112-1234567-7654321]",
    "order 112:1234567:7654321 is late",
    "tracking (9400) 1118 9956 2234 5678 90 hasn't moved",
    "SKU LAMP-4021-3344-55 is the wrong one",
    "SKU: 4021_3344_5566, sku 123_456_7890, item 123:456:7890, part no. 202_555_0143",
    "Serial: 4532 0151 1283 0367 is on the back",
    "it has 4000 / 3000 / 2000 / 1000 W",
    "sizes: 1000/1500/2000/2500 mm, (120) x (240) x (3000) mm, 100, 200, 3000 pieces",
    "it came at 10:15:22 on 2026-11-23 and 11:40:05 on 2026-11-24",
    "between 10:00-12:00, 14:00-16:00 and 18:00-20:00, at a ratio of 4:3:2:1",
    "model 5O21IL-S, batch 2O26-11, 10l, 20l and 5l bottles",
    "lot 20261123-0001-0002-0003, RMA 4402-1190-2231",
    "[1] [2] [3] [4] are the steps, see picture [4111]",
    "I would look at the gmail app, the (a) part, or at period dramas",
    "size xx Large\nxx\nStill waiting",
    "greetings cards from Germany",
    "size 10 / 12 / 14 / 16 / 18 / 20 / 22",
    "2x 40 mm, 4x 60 mm, 3x 1000 mm",
]


def _redacted(text: str) -> str:
    left = redact_text(text, Vault("n0"))
    for kind in ("NAME", "ADDRESS", "ID", "IBAN", "PHONE", "EMAIL", "CARD"):
        left = left.replace(f"[{kind}-n0-1]", f"[{kind}]")
    return left


@pytest.mark.parametrize(("kind", "written"), [("CARD", c) for c in CARDS] + [("IBAN", i) for i in IBANS])
def test_a_number_is_taken_out_whatever_stands_between_its_groups(kind: str, written: str) -> None:
    left = _redacted(f"I paid with {written}, thanks")
    assert not set("0123456789") & set(left) and f"[{kind}]" in left


@pytest.mark.parametrize("written", EMAILS)
def test_an_email_address_is_taken_out_whatever_stands_for_its_signs(written: str) -> None:
    assert _redacted(f"write to {written}, please") == "write to [EMAIL], please"


@pytest.mark.parametrize(("text", "left"), PHONES + GLUED + NAMES)
def test_it_is_taken_out_and_the_rest_stays(text: str, left: str) -> None:
    assert _redacted(text) == left


@pytest.mark.parametrize("text", STAYS)
def test_what_looks_like_it_stays(text: str) -> None:
    assert _redacted(text) == text


@pytest.mark.deep
@pytest.mark.parametrize("piece", ["4111:", "[4111]", "4l", "2o2_", "a at b ", "j @ ", "x -at- y ", "DE89:3704:"])
def test_reading_takes_time_in_proportion(piece: str) -> None:
    assert in_proportion(_redacted, piece)
