"""Times that were said not to be right, in the history, which is made again with them; and the
weekly question to those who work here: sums, and apart from them who has answered."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    for table in ("step_facts", "sitting_facts"):
        op.execute(f"DELETE FROM {table}")
        op.add_column(table, sa.Column("accurate", sa.Boolean, nullable=True))
    op.execute("DELETE FROM history_position")
    op.create_table(
        "pulse_answer",
        sa.Column("week", sa.Text, primary_key=True),
        sa.Column("question", sa.Text, primary_key=True),
        sa.Column("stars", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("answers", sa.BigInteger, nullable=False),
        sa.Column("shown", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "pulse_mark",
        sa.Column("week", sa.Text, primary_key=True),
        sa.Column("mark", sa.Text, primary_key=True),
    )
