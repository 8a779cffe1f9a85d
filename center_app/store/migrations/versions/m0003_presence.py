"""The history of who was at which counter; all of it is made again from the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "presence_facts",
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("n", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("counter", sa.Text, nullable=False),
        sa.Column("employee", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("began_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("length_ms", sa.BigInteger, nullable=False),
        sa.Column("serving_ms", sa.BigInteger, nullable=False),
        sa.Column("dq", sa.Text),
    )
    op.execute("DELETE FROM history_position")
