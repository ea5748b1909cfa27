"""The tables of procrastinate 3.10, on PostgreSQL only: its own schema, kept beside this file as it was then."""

from pathlib import Path

from alembic import op
from sqlalchemy.util import await_only

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
SCHEMA = Path(__file__).with_name("procrastinate_3_10.sql")


def upgrade() -> None:
    bind = op.get_bind()
    driver = bind.connection.driver_connection
    if bind.dialect.name == "postgresql" and driver is not None:
        await_only(driver.execute(SCHEMA.read_text(encoding="utf-8")))
