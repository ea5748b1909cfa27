"""A call to a model may be for a text of no case."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("model_calls") as batch_op:
        batch_op.alter_column("case_id", existing_type=sa.String(), nullable=True)
