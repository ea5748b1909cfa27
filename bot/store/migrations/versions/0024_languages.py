"""The language that a case's replies go out in, and customers' words in English."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("language", sa.String(), nullable=True))
    op.add_column("turns", sa.Column("english", sa.Text(), nullable=True))
