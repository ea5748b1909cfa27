"""The version in force is found in an index: all files of every version were read for it, every five seconds."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    some = sa.text("in_force_at IS NOT NULL")
    op.create_index(
        "ix_snapshots_in_force", "snapshots", ["in_force_at", "version"], sqlite_where=some, postgresql_where=some
    )
