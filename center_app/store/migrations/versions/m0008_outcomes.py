"""How the copies ended, what they lacked and what was collected; the history is made again."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute("DELETE FROM history_position")
    op.execute("DELETE FROM step_facts")
    for name in ("incomplete", "online", "referred", "rejected", "ready_later"):
        column = sa.Column(name, sa.BigInteger, nullable=False, server_default="0")
        op.add_column("step_facts", column)
    op.add_column("step_facts", sa.Column("missing", sa.Text))
    op.add_column("visit_facts", sa.Column("first", sa.Text))
