"""Questions that nothing answered, kept for the report, as a clause may be missing. Without personal data."""

from bot.checks.personal_data.anonymous import anonymous
from bot.checks.personal_data.redaction import new_nonce
from bot.desk.parts.desk import Desk
from bot.domain.case import Matter, Turn, Who
from bot.store.engines.database import Tx
from bot.store.history import reporting
from bot.store.rows.private import QuestionRow


async def keep_gap(desk: Desk, tx: Tx, row: QuestionRow) -> None:
    """Keep the question, not who asked it."""
    matter = Matter((Turn(Who.TEAMMATE, row.text),), desk.today)
    await reporting.keep_unanswered(tx, row.id, anonymous(row.text, matter, new_nonce()), row.at)
