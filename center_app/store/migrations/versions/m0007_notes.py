"""Notes of one counter to the next, kept apart from the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "visit_note",
        sa.Column("note", sa.Text, primary_key=True),
        sa.Column("visit", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("counter", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    for column in ("visit", "day"):
        op.create_index(f"visit_note_{column}", "visit_note", [column])
