"""What a case learns: facts that somebody checked, the customer's next message, the language of replies."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk.cases.acts.changing import new_revision
from bot.desk.cases.acts.closing import open_again
from bot.desk.cases.acts.ordered import keep_order
from bot.desk.cases.acts.overruling import DECISION, keep_decision
from bot.desk.incoming.conversation import Said
from bot.desk.incoming.opening import read_apart
from bot.desk.parts.doing import Doing
from bot.domain.acts import Act, Refused, Verdict
from bot.domain.case import Who
from bot.domain.decisions import decide
from bot.domain.languages import code_of, leaves_it
from bot.domain.people import Actor
from bot.domain.reply import text_hash
from bot.errors import LevelheadError
from bot.store.case import cases
from bot.store.rows.cases import Cause

NO_LANGUAGE = (
    "I know no language called “{words}”. Write its code or its English name, `language: de` or `language: German`, "
    "or `language: auto` for the customer's own."
)


async def add_facts(doing: Doing) -> None:
    """Keep facts that somebody checked. A decision among them is kept only from somebody who may take it."""
    given = {str(key): str(value) for key, value in doing.words.get("facts", {}).items() if str(value).strip()}
    decision = {key: given.pop(key) for key in (DECISION,) if key in given}
    if decision and isinstance(answer := _may_decide(doing), Refused):
        await doing.tell(f"The decision is not kept. {answer.reason}", answer.ask)
        await doing.note("refused", act=str(Act.RECORD_DECISION), why=str(answer.why))
    elif decision:
        await keep_decision(doing, decision)
    await cases.add_facts(doing.tx, doing.case_id, given.items(), doing.row.actor, doing.desk.clock.now())
    if given:
        await doing.note("facts added", count=len(given))
    await keep_order(doing)
    await open_again(doing)
    await new_revision(doing, Cause.FACTS)


def _may_decide(doing: Doing) -> Verdict:
    standing = doing.view.standing(doing.desk, doing.revision)
    return decide(standing, Actor(doing.row.actor), doing.desk.roles, Act.RECORD_DECISION)


async def customer_wrote(doing: Doing) -> None:
    text, given, at = str(doing.words["text"]).strip(), doing.words.get("written_at"), _after_all(doing)
    written_at = min(datetime.fromisoformat(given), at) if given else None
    try:
        said = read_apart(doing.desk, text, doing.row.surface) or (Said(Who.CUSTOMER, text),)
    except LevelheadError as error:
        await doing.tell(str(error))
        await doing.note("asked what the customer wrote")
        return
    for one in (*_unknown(doing, said[:-1]), said[-1]):
        written = written_at if one is said[-1] else None
        await cases.add_turn(doing.tx, doing.case_id, one.who, one.text, doing.row.actor, at, written)
    await doing.note("customer wrote", message=text_hash(said[-1].text))
    await open_again(doing)
    await new_revision(doing, Cause.CUSTOMER)


def _unknown(doing: Doing, said: Sequence[Said]) -> list[Said]:
    """What the case doesn't hold yet, of a conversation that was pasted again with what came after."""
    known = {_bare(turn.original or turn.text) for _, turn in doing.view.conversation(doing.desk)}
    return [one for one in said if _bare(one.text) not in known]


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _after_all(doing: Doing) -> datetime:
    """Now; where a clock was set back, just after the last decision, so that no earlier reply answers this message."""
    return max([doing.desk.clock.now(), *(d.at + timedelta(microseconds=1) for d in doing.view.decisions)])


async def set_language(doing: Doing) -> None:
    """Set the language of replies. It overrides the customer's own; `auto` removes the setting."""
    words = str(doing.words.get("language", ""))
    code = code_of(words)
    if code is None and not leaves_it(words):
        await doing.tell(NO_LANGUAGE.format(words=words.strip()[:40]))
        await doing.note("asked which language")
        return
    await cases.change(doing.tx, doing.case_id, language=code)
    await doing.note("language set", language=code or "auto")
    await new_revision(doing, Cause.LANGUAGE)
