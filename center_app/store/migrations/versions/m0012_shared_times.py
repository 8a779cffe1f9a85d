"""Steps that several employees have served and visits left on hold, in a history made again."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    for table, name in (("step_facts", "shared"), ("visit_facts", "left_on_hold")):
        op.execute(f"DELETE FROM {table}")
        column = sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column(table, column)
    op.execute("DELETE FROM history_position")
