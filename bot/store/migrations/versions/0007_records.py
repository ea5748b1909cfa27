"""The company's own records, reports that people dropped, the steps of processes in a case, questions."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

_WORDS = "sku, asin, title, description"
SQLITE = (
    f"CREATE VIRTUAL TABLE product_words USING fts5({_WORDS}, content='products', tokenize='porter unicode61')",
    f"CREATE TRIGGER products_added AFTER INSERT ON products BEGIN INSERT INTO product_words (rowid, {_WORDS}) "
    "VALUES (new.rowid, new.sku, new.asin, new.title, new.description); END",
    f"CREATE TRIGGER products_taken AFTER DELETE ON products BEGIN INSERT INTO product_words (product_words, rowid, "
    f"{_WORDS}) VALUES ('delete', old.rowid, old.sku, old.asin, old.title, old.description); END",
    f"CREATE TRIGGER products_changed AFTER UPDATE ON products BEGIN INSERT INTO product_words (product_words, rowid, "
    f"{_WORDS}) VALUES ('delete', old.rowid, old.sku, old.asin, old.title, old.description); "
    f"INSERT INTO product_words (rowid, {_WORDS}) "
    "VALUES (new.rowid, new.sku, new.asin, new.title, new.description); END",
)
POSTGRES = (
    "ALTER TABLE products ADD COLUMN words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', sku || ' ' "
    "|| coalesce(asin, '') || ' ' || title), 'A') || setweight(to_tsvector('english', description), 'D')) STORED",
    "CREATE INDEX ix_products_words ON products USING gin (words)",
)
"""How the words of a product are searched, on each database."""


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_table(
        "products",
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("asin", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("fulfilment", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_products_report_id")),
        sa.PrimaryKeyConstraint("sku", name=op.f("pk_products")),
    )
    op.create_index(op.f("ix_products_asin"), "products", ["asin"])
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("asin", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("bought_on", sa.Date(), nullable=True),
        sa.Column("shipped_on", sa.Date(), nullable=True),
        sa.Column("fulfilment", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("refunded", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_order_lines_report_id")),
        sa.PrimaryKeyConstraint("order_id", "sku", "line", name=op.f("pk_order_lines")),
    )
    op.create_index(op.f("ix_order_lines_sku"), "order_lines", ["sku", "bought_on"])
    op.create_table(
        "return_lines",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("asin", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("disposition", sa.String(), nullable=True),
        sa.Column("in_policy", sa.Boolean(), nullable=True),
        sa.Column("label_payer", sa.String(), nullable=True),
        sa.Column("label_cost", sa.BigInteger(), nullable=True),
        sa.Column("refunded", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("resolution", sa.String(), nullable=True),
        sa.Column("tracking", sa.String(), nullable=True),
        sa.Column("fulfilment", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_return_lines_report_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_return_lines")),
    )
    op.create_index(op.f("ix_return_lines_asked_on"), "return_lines", ["asked_on"])
    op.create_index(op.f("ix_return_lines_order_id"), "return_lines", ["order_id"])
    op.create_index(op.f("ix_return_lines_tracking"), "return_lines", ["tracking"])
    op.create_table(
        "stock_lines",
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("asin", sa.String(), nullable=True),
        sa.Column("fnsku", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("available", sa.Integer(), nullable=True),
        sa.Column("reserved", sa.Integer(), nullable=True),
        sa.Column("inbound", sa.Integer(), nullable=True),
        sa.Column("unsellable", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_stock_lines_report_id")),
        sa.PrimaryKeyConstraint("sku", "place", name=op.f("pk_stock_lines")),
    )
    op.create_index(op.f("ix_stock_lines_asin"), "stock_lines", ["asin"])
    op.create_table(
        "movements",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("fnsku", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(), nullable=True),
        sa.Column("asin", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("centre", sa.String(), nullable=True),
        sa.Column("disposition", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("unreconciled", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_movements_report_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_movements")),
    )
    op.create_index(op.f("ix_movements_fnsku"), "movements", ["fnsku"])
    op.create_index(op.f("ix_movements_sku"), "movements", ["sku"])
    op.create_table(
        "steps",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_steps_case_id")),
        sa.PrimaryKeyConstraint("case_id", "process", "step", name=op.f("pk_steps")),
    )
    op.create_table(
        "drops",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drops")),
    )
    op.create_index(op.f("ix_drops_at"), "drops", ["at"])
    op.create_table(
        "questions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index(op.f("ix_questions_at"), "questions", ["at"])
    op.add_column("facts", sa.Column("source", sa.String(), nullable=True))
    for statement in POSTGRES if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)
