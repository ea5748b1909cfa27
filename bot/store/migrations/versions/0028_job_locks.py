"""Whether another job of its lock goes first is asked of every job looked at."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX levelhead_jobs_lock ON procrastinate_jobs (lock, priority DESC, id)"
            " WHERE status IN ('todo', 'doing')"
        )
