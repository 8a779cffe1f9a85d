"""The history: visits that are over, as rows for reports."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "history_position",
        sa.Column("epoch", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
    )
    _create_visits()
    _create_steps()
    _create_sittings()


def _create_visits() -> None:
    op.create_table(
        "visit_facts",
        sa.Column("visit", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("audience", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("priority", sa.Text),
        sa.Column("stand", sa.Text, nullable=False),
        sa.Column("issued_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("wait_to_call_ms", sa.BigInteger),
        sa.Column("total_ms", sa.BigInteger),
        sa.Column("held_citizen_ms", sa.BigInteger, nullable=False),
        sa.Column("held_center_ms", sa.BigInteger, nullable=False),
        sa.Column("counters", sa.BigInteger, nullable=False),
        sa.Column("transfers", sa.BigInteger, nullable=False),
        sa.Column("promise_low_ms", sa.BigInteger),
        sa.Column("promise_high_ms", sa.BigInteger),
        sa.Column("within", sa.Boolean),
        sa.Column("resolved", sa.Boolean),
    )
    op.create_index("visit_facts_day", "visit_facts", ["day"])


def _create_steps() -> None:
    op.create_table(
        "step_facts",
        sa.Column("visit", sa.Text, primary_key=True),
        sa.Column("line", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("stage", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("quantity", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("counter", sa.Text),
        sa.Column("employee", sa.Text),
        sa.Column("target_ms", sa.BigInteger, nullable=False),
        sa.Column("wait_ms", sa.BigInteger),
        sa.Column("served_ms", sa.BigInteger),
        sa.Column("finished_at", sa.BigInteger),
        sa.Column("within", sa.Boolean),
        sa.Column("completed", sa.BigInteger, nullable=False),
    )


def _create_sittings() -> None:
    op.create_table(
        "sitting_facts",
        sa.Column("visit", sa.Text, primary_key=True),
        sa.Column("sitting", sa.Text, primary_key=True),
        sa.Column("counter", sa.Text, nullable=False),
        sa.Column("employee", sa.Text, nullable=False),
        sa.Column("called_at", sa.BigInteger, nullable=False),
        sa.Column("started_at", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("wait_ms", sa.BigInteger),
        sa.Column("walk_ms", sa.BigInteger),
        sa.Column("recalls", sa.BigInteger, nullable=False),
    )
