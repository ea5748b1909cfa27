"""What waits for Claude or Slack rests in its place: when it is due and until when it rests are two columns."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("work", sa.Column("rests_until", sa.DateTime(timezone=True), nullable=True))
    op.drop_index("ix_work_due_at", "work")
    op.create_index("ix_work_due_at", "work", ["due_at", "rests_until"])
    some = sa.text("rests_until IS NOT NULL")
    op.create_index("ix_work_rests_until", "work", ["rests_until"], sqlite_where=some, postgresql_where=some)
