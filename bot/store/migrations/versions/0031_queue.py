"""Of a case, since when an answer is due and how its newest revision stands, so that the queue is read from an index.

The database keeps both itself: programs of the version before write on while this one is migrated to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

OPEN = "state IN ('open', 'person_only')"
QUEUE = ["marketplace", "lane", "unanswered_since", "id", "draft", "requester", "assignee", "opened_at"]
SINCE = """
(SELECT min(coalesce(turns.written_at, CASE WHEN turns.at <= cases.opened_at THEN cases.written_at END, turns.at))
FROM turns WHERE turns.case_id = cases.id AND turns.who = 'customer' AND NOT EXISTS (
    SELECT 1 FROM decisions WHERE decisions.case_id = cases.id AND decisions.at >= turns.at
    AND decisions.void_at IS NULL AND (decisions.act = 'close' OR decisions.act = 'deliver' AND NOT EXISTS (
        SELECT 1 FROM posts WHERE posts.key = decisions.revision_id || '\\:delivery' AND posts.state <> 'posted'
    ))
))
"""
DRAFT = "(SELECT state FROM revisions WHERE revisions.case_id = cases.id ORDER BY number DESC LIMIT 1)"
WRITTEN, STANDS = {"unanswered_since": SINCE}, {"draft": DRAFT}
KEPT = (
    ("turns", "INSERT", "NEW.who = 'customer'", WRITTEN),
    ("decisions", "INSERT", "NEW.act IN ('close', 'deliver')", WRITTEN),
    ("decisions", "UPDATE OF void_at", "NEW.act IN ('close', 'deliver')", WRITTEN),
    ("posts", "INSERT", "NEW.kind = 'delivery'", WRITTEN),
    ("posts", "UPDATE OF state", "NEW.kind = 'delivery'", WRITTEN),
    ("revisions", "INSERT", "TRUE", STANDS),
    ("revisions", "UPDATE OF state", "TRUE", STANDS),
    ("cases", "UPDATE OF state", f"NEW.{OPEN} AND NOT OLD.{OPEN}", WRITTEN | STANDS),
)
"""What changes either: the table, how, when it does, and what is then found anew."""


def upgrade() -> None:
    op.add_column("cases", sa.Column("unanswered_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("cases", sa.Column("draft", sa.String(), nullable=True))
    for kept in KEPT:
        (_on_postgres if op.get_bind().dialect.name == "postgresql" else _on_sqlite)(*kept)
    op.execute(f"UPDATE cases SET unanswered_since = {SINCE}, draft = {DRAFT} WHERE {OPEN}")
    some = sa.text(OPEN)
    op.create_index("ix_cases_queue", "cases", QUEUE, sqlite_where=some, postgresql_where=some)


def _found_anew(table: str, values: dict[str, str]) -> str:
    own = "id" if table == "cases" else "case_id"
    return f"UPDATE cases SET {', '.join(f'{name} = {found}' for name, found in values.items())} WHERE id = NEW.{own};"


def _name(table: str, act: str) -> str:
    return f"queue_{table}_{act.split()[0].lower()}"


def _on_sqlite(table: str, act: str, when: str, values: dict[str, str]) -> None:
    does = f"WHEN {when} BEGIN {_found_anew(table, values)} END"
    op.execute(f"CREATE TRIGGER {_name(table, act)} AFTER {act} ON {table} {does}")


def _on_postgres(table: str, act: str, when: str, values: dict[str, str]) -> None:
    name = _name(table, act)
    does = f"BEGIN {_found_anew(table, values)} RETURN NULL; END"
    op.execute(f"CREATE FUNCTION levelhead_{name}() RETURNS trigger LANGUAGE plpgsql AS $${does}$$")
    each = f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION levelhead_{name}()"
    op.execute(f"CREATE TRIGGER {name} AFTER {act} ON {table} {each}")
