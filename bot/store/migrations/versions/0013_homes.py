"""What each person chose to see of the team's desk, and what it shows."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "homes",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("sight", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_homes")),
    )
