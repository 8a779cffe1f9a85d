"""The citizens' voice: how visits were rated, and the messages with what was written in them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("visit_facts", sa.Column("stars", sa.BigInteger))
    op.add_column("visit_facts", sa.Column("reasons", sa.Text))
    op.create_table(
        "message_facts",
        sa.Column("message", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("visit", sa.Text),
        sa.Column("service", sa.Text),
        sa.Column("agency", sa.Text),
        sa.Column("progress", sa.Text, nullable=False),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        sa.Column("settled_at", sa.BigInteger),
        sa.Column("took_ms", sa.BigInteger),
    )
    op.create_table(
        "message",
        sa.Column("message", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("settled", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("contact", sa.Text),
        sa.Column("answer", sa.Text),
    )
    for table in ("message_facts", "message"):
        op.create_index(f"{table}_day", table, ["day"])
    op.execute("DELETE FROM history_position")
