"""What Slack and Claude limit, shared by all workers; which revisions and messages wait for them, since when."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "limits",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("turn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_limits")),
    )
    op.add_column("revisions", sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("revisions", sa.Column("waiting_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("revisions", sa.Column("begun", sa.JSON(), nullable=True))
    op.add_column("posts", sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("turns", sa.Column("written_at", sa.DateTime(timezone=True), nullable=True))
