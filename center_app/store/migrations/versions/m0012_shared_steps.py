"""Steps that several employees have served, in the history, which is made again with them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute("DELETE FROM step_facts")
    shared = sa.Column("shared", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("step_facts", shared)
    op.execute("DELETE FROM history_position")
