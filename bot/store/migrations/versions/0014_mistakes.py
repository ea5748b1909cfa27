"""What was wrong with a draft, chosen from a closed list; and a reason whose act was taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reasons", sa.Column("mistake", sa.String(), nullable=True))
    op.add_column("reasons", sa.Column("void_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_reasons_at"), "reasons", ["at"])
