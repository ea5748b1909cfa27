"""When each version of the policies came into force."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("snapshots", sa.Column("in_force_at", sa.DateTime(timezone=True), nullable=True))
