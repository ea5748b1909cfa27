"""Approved replies without the customer's data, to be found again by their words."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SQLITE = (
    "CREATE VIRTUAL TABLE reply_words USING fts5(text, content='approved_replies', content_rowid='id', "
    "tokenize='porter unicode61')",
    "CREATE TRIGGER replies_added AFTER INSERT ON approved_replies BEGIN "
    "INSERT INTO reply_words (rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER replies_taken AFTER DELETE ON approved_replies BEGIN "
    "INSERT INTO reply_words (reply_words, rowid, text) VALUES ('delete', old.id, old.text); END",
)
POSTGRES = (
    "ALTER TABLE approved_replies ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED",
    "CREATE INDEX ix_approved_replies_words ON approved_replies USING gin (words)",
)
"""How the words of a reply are searched, on each database. A row is never changed."""


def upgrade() -> None:
    op.create_table(
        "approved_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("revision_id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_approved_replies_case_id")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_approved_replies_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approved_replies")),
        sa.UniqueConstraint("revision_id", name=op.f("uq_approved_replies_revision_id")),
    )
    op.create_index(op.f("ix_approved_replies_case_id"), "approved_replies", ["case_id"])
    for statement in POSTGRES if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)
