"""By what a customer of a watched channel is told again."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("customer", sa.String(), nullable=True))
    known = sa.text("customer IS NOT NULL")
    op.create_index("ix_cases_customer", "cases", ["customer"], sqlite_where=known, postgresql_where=known)
