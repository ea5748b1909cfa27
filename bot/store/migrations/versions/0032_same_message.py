"""By what the same message is told again."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("message_hash", sa.String(), nullable=True))
    known = sa.text("message_hash IS NOT NULL")
    op.create_index("ix_cases_message_hash", "cases", ["message_hash"], sqlite_where=known, postgresql_where=known)
