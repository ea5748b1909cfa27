"""A day full of personal data: what the customer and the team write, and what of it a text holds."""

import json
import re
from typing import Any

from tests.dialogues.conftest import SUPPORT, Team
from tests.fakes.claude import FakeClaude, Reply

CUSTOMER = """\
Hello, do you ship to Hawaii, and what does it cost? My name is Oluchi Nwankwo-Reyes and the parcel is for
my neighbor Bartosz. Write to oluchi.nr@example.com or call (808) 555-0147.

48-112 Kamehameha Hwy, Apt 3C, Kaneohe, HI 96744

You may charge 4111 1111 1111 1111, or the account DE89 3704 0044 0532 0130 00. My SSN is 536-22-8714.
The gate code is 70915, my wifi password is Quokka88x, my car reg LB21 KXT.
Born 14/03/1962, I post as @oluchi_cooks.
Order 114-2223334-5556667, tracking 1Z999AA10123456784, I paid $42.10.
Thanks, Oluchi
"""
PERSONAL = {
    "given name": "Oluchi",
    "surname": "Nwankwo",
    "neighbor": "Bartosz",
    "email": "oluchi.nr",
    "phone": "555-0147",
    "street": "Kamehameha",
    "postcode": "HI 96744",
    "card": "4111 1111",
    "iban": "DE89 3704",
    "ssn": "536-22-8714",
    "gate code": "70915",
    "password": "Quokka88x",
    "plate": "LB21 KXT",
    "day of birth": "14/03/1962",
    "user name": "oluchi_cooks",
    "fact": "Wilhelmina",
    "fact's phone": "555-0163",
    "second message": "Anselmo",
    "second email": "anselmo@",
    "wish": "Perpetua",
    "wish's email": "perpetua@",
    "teammate's reply": "555-0188",
    "tone, no case": "Thandeka",
    "policies": "hanneke@",
    "policies' phone": "555-0155",
}
PARTS = re.compile(r"(?<![\w-])(?<!content-length: )(96744|4111|DE89|8714)(?![\w-])", re.I)
"""A part alone, as a word: Slack's ids and our placeholders are random and may hold four digits of it."""
FAULTY = "You can have a full refund of $999.00 today."
SOUND = "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, at no extra charge."
RULES = "Lamps may come back within 21 days of delivery. Questions go to hanneke@lamps.example or 202-555-0155."


def personal_in(text: str) -> set[str]:
    """What of the day's personal data a text holds, whole or in part."""
    whole = {what for what, words in PERSONAL.items() if words.casefold() in text.casefold()}
    return whole | {f"a part: {found}" for found in PARTS.findall(text)}


def found_in(value: Any) -> set[str]:
    """The same of what is sent as JSON."""
    return personal_in(json.dumps(value, ensure_ascii=False))


async def a_working_day(team: Team, claude: FakeClaude) -> None:
    """A draft that is repaired, facts, a second message, a wish, a teammate's words, policies."""
    claude.will(Reply([(FAULTY, ["shipping.alaska_hawaii"])]), to="draft")
    claude.will(Reply([(SOUND, ["shipping.alaska_hawaii"])]), to="repair")
    case = await team.draft(CUSTOMER)
    await team.press("ana", team.last(case), "Add facts")
    assert team.ana.view is not None
    where = next(label for label in team.ana.view.labels if label.startswith("Where is the order to go?"))
    await team.fill("ana", {where: "To Mrs. Wilhelmina Brandt in Hawaii, phone 808-555-0163"})
    await team.press("ana", team.last(case), "Customer wrote again")
    await team.fill("ana", {"What the customer wrote": "Send it to my son Anselmo, anselmo@example.org, in Hawaii."})
    await team.say("ana", case, "revise: mention that Perpetua, perpetua@example.net, answers for Hawaii")
    await team.say("ana", case, f"reply: {SOUND} Please call us on 202-555-0188, Oluchi.")
    await team.ana.command(SUPPORT, "/tone Thandeka, you could have read the page on Hawaii before you wrote.")
    await team.settled()
    await team.omar.global_shortcut("Add policies")
    assert await team.omar.submit({"Name": "Lamps", "The text": RULES}) is None
    await team.until_view("Clauses found", team.omar, passes=0.1)


def readable(received: list[bytes]) -> str:
    """The requests as they were sent, and once more with every escape of JSON undone, however deep."""
    text = b"\n".join(received).decode()
    return "\n".join((text, *(_unescaped(r.partition(b"\r\n\r\n")[2].decode()) for r in received)))


def _unescaped(body: str) -> str:
    if not body:
        return ""
    words = json.dumps(json.loads(body), ensure_ascii=False)
    for _ in range(3):
        words = re.sub(
            r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), words.replace('\\"', '"').replace("\\\\", "\\")
        )
    return words
