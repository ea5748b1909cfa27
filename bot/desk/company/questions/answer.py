"""The answer to a question: a model's, checked against what it looked up; else one without a model, with the reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bot.checks.answers.check import Checked, Fault, checked
from bot.checks.personal_data.redaction import Vault, new_nonce, redact_text
from bot.concurrency.priority import computing
from bot.desk.company.questions.charts import chart_of
from bot.desk.company.questions.look_ups.conversation import Conversation
from bot.desk.company.questions.sheets import sheet
from bot.desk.company.questions.without_model import NOTHING, answer, checked_question
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.domain.answer import Answer, Chart, Row, Said, Sheet, Spoken
from bot.domain.reply import Citation, Passage, SourceKind, Usage
from bot.errors import WriterError
from bot.store.history import trail
from bot.writers.protocol import Question

OFFLINE = "{reason} So this is the answer without a model."
UNFOUNDED = "Nothing that Claude wrote could be held against what it looked up."
LONGEST_EARLIER = 1_000
"""Characters of an earlier answer that a model is given."""
Earlier = tuple[tuple[str, str], ...]
"""(question, answer) of the same thread, oldest first."""
UNSOUGHT = "Claude looked nothing up."
LEFT_OUT = "Left out of Claude's answer, {count}: {why}."


async def answered(desk: Desk, question: str, before: Earlier = (), person: str | None = None) -> Answer:
    """The answer for `person`. `before` are earlier questions of the thread with their answers.

    Raises LevelheadError for a question without words, StoreError without a database.
    """
    words, earlier = checked_question(question), [q for q, _ in before]
    if desk.spent:
        return _instead(await answer(desk, words, earlier), desk.spent)
    calls: list[Usage] = []
    try:
        return await _by_the_writer(desk, words, before, calls) or await answer(desk, words, earlier)
    except WriterError as error:
        return _instead(await answer(desk, words, earlier), str(error))
    finally:
        if calls:
            async with desk.write() as tx:
                await trail.keep_calls(tx, None, None, calls, desk.clock.now(), person)


async def _by_the_writer(desk: Desk, words: str, before: Earlier, calls: list[Usage]) -> Answer | None:
    """A model's answer; None where the writer answers no questions.

    Raises WriterError, also if nothing in the answer holds.
    """
    if not desk.asks_a_model:
        return None
    async with computing():
        vault = Vault(new_nonce())
        told = tuple((redact_text(q, vault), redact_text(a[:LONGEST_EARLIER], vault)) for q, a in before)
        question = Question(redact_text(words, vault), desk.today, told)
    known = Conversation(desk, vault)
    spoken = await asked(desk, desk.writer, lambda writer: writer.answer(question, known, calls))
    return _held(desk, spoken, known, vault) if spoken else None


def _held(desk: Desk, spoken: Spoken, known: Conversation, vault: Vault) -> Answer:
    """The sentences that hold, with their sources and rows."""
    spoken = replace(spoken, said=tuple(s for s in spoken.said if s.text.strip()))
    whole = [Said(vault.restore(s.text), s.ids) for s in spoken.said if not vault.lost(s.text)]
    found = checked(whole, known.rows, desk.today)
    if not known.looked:
        raise WriterError(UNSOUGHT)
    if spoken.said and not found.kept:
        raise WriterError(UNFOUNDED)
    by = f"{desk.writer.name}, from {_times(len(known.looked), 'look-up')}"
    if not found.kept:
        return Answer((Passage(NOTHING),), by=by, known=False)
    by = f"{by}; every figure stands in the rows named"
    passages = tuple(Passage(f"{text}\n", tuple(map(_cited, rows))) for text, rows in found.kept)
    something = any(row.source.version for _, rows in found.kept for row in rows)
    notes, drawn = tuple(_left_out(found, len(spoken.said))), known.looked.get(spoken.chart)
    chart = chart_of(drawn) if drawn else None
    return Answer(passages, _sheets(spoken, known, chart), by, something, notes=notes, chart=chart)


def _cited(row: Row) -> Citation:
    """A citation of this row: of its report and age, or of its title."""
    return Citation(row.source, row.told)


def _left_out(found: Checked, said: int) -> Iterable[str]:
    faults = Counter(found.left_out)
    if lost := said - len(found.kept) - faults.total():
        faults[Fault.SOURCE] += lost
    return (LEFT_OUT.format(count=_times(n, "sentence"), why=fault) for fault, n in faults.items())


def _times(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _sheets(spoken: Spoken, known: Conversation, chart: Chart | None) -> tuple[Sheet, ...]:
    """The rows named for a table, if they are of one look-up: shown in our words, cell by cell.

    Without named rows, those of the chart, as a picture alone gives no exact numbers.
    """
    ids = [id for id in dict.fromkeys(i.strip() for i in spoken.table) if "." in id and id in known.rows]
    if chart and not ids:
        ids = [id for id in known.rows if id.startswith(f"{spoken.chart}.")]
    of = known.looked[ids[0].partition(".")[0]] if ids else None
    rows = [known.rows[id] for id in ids]
    alike = [row for row in rows if row.columns == rows[0].columns and row.source.kind is SourceKind.RECORD]
    return (sheet(of, alike),) if of and alike else ()


def _instead(found: Answer, reason: str) -> Answer:
    return replace(found, notes=(OFFLINE.format(reason=reason), *found.notes))
