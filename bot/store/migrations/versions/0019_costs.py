"""For whom each call to a model was made; calls by time."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("model_calls", sa.Column("person", sa.String(), nullable=True))
    op.create_index(op.f("ix_model_calls_at"), "model_calls", ["at"])
