"""Words may be sealed: the names of the keys, and an index of replies' words that has none of a sealed reply."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TAKE = "INSERT INTO reply_words (reply_words, rowid, text) VALUES ('delete', old.id, old.text); END"
ADD = "INSERT INTO reply_words (rowid, text) VALUES (new.id, new.text); END"
PLAIN = "substr({}.text, 1, 1) <> char(2)"
SQLITE = (
    "DROP TRIGGER replies_added",
    "DROP TRIGGER replies_taken",
    f"CREATE TRIGGER replies_added AFTER INSERT ON approved_replies WHEN {PLAIN.format('new')} BEGIN {ADD}",
    f"CREATE TRIGGER replies_taken AFTER DELETE ON approved_replies WHEN {PLAIN.format('old')} BEGIN {TAKE}",
    f"CREATE TRIGGER replies_sealed AFTER UPDATE OF text ON approved_replies WHEN {PLAIN.format('old')} BEGIN {TAKE}",
)
OF_PLAIN = "to_tsvector('english', CASE WHEN starts_with(text, chr(2)) THEN '' ELSE text END)"
POSTGRES = (
    "ALTER TABLE approved_replies DROP COLUMN words",
    f"ALTER TABLE approved_replies ADD COLUMN words tsvector GENERATED ALWAYS AS ({OF_PLAIN}) STORED",
    "CREATE INDEX ix_approved_replies_words ON approved_replies USING gin (words)",
)
"""A reply is only ever changed by being sealed."""


def upgrade() -> None:
    op.create_table(
        "sealing_keys",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("whole_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sealing_keys")),
    )
    for statement in POSTGRES if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)
