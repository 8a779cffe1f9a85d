"""Improvement actions: their rows, and what is to be done in words."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "action_facts",
        sa.Column("action", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("aim", sa.Text, nullable=False),
        sa.Column("agency", sa.Text),
        sa.Column("service", sa.Text),
        sa.Column("from_message", sa.Boolean, nullable=False),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("took_ms", sa.BigInteger),
        sa.Column("before_value", sa.BigInteger),
        sa.Column("after_value", sa.BigInteger),
        sa.Column("verdict", sa.Text, nullable=False),
    )
    op.create_table(
        "action_plan",
        sa.Column("action", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        sa.Column("outcome", sa.Text),
    )
    op.create_index("action_facts_day", "action_facts", ["day"])
