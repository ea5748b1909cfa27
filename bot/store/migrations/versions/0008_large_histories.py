"""Indexes over the few rows that still have something to do, so that what looks for them doesn't read the history."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_cases_open", "cases", ["opened_at"], "state IN ('open', 'person_only')"),
    ("ix_cases_kept", "cases", ["opened_at"], "state != 'forgotten'"),
    ("ix_cases_order_id", "cases", ["order_id"], "order_id IS NOT NULL"),
    ("ix_revisions_drafting", "revisions", ["id"], "state = 'drafting'"),
    ("ix_revisions_waiting", "revisions", ["id"], "state = 'waiting'"),
    ("ix_acts_pending", "acts", ["case_id"], "state = 'pending'"),
    ("ix_posts_open", "posts", ["channel", "case_id"], "state IN ('pending', 'sending')"),
    ("ix_posts_refresh", "posts", ["case_id"], "refresh"),
    ("ix_posts_remove", "posts", ["case_id"], "remove"),
    ("ix_posts_error", "posts", ["channel", "case_id"], "error IS NOT NULL"),
    ("ix_posts_stuck", "posts", ["state", "case_id"], "state IN ('uncertain', 'refused')"),
    ("ix_work_error", "work", ["kind", "id"], "error IS NOT NULL"),
)


def upgrade() -> None:
    for name, table, columns, where in INDEXES:
        some = sa.text(where)
        op.create_index(name, table, columns, sqlite_where=some, postgresql_where=some)
