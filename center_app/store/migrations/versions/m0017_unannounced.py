"""Visits that nobody had announced."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "unannounced_facts",
        sa.Column("unannounced", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("visit", sa.Text),
        sa.Column("service", sa.Text),
        sa.Column("agency", sa.Text),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("points", sa.Text, nullable=False),
        sa.Column("score", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
    )
    op.create_index("unannounced_facts_day", "unannounced_facts", ["day"])
