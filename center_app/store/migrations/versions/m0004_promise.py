"""What was told of the waits, as far as it can be judged; the history is made again with it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("visit_facts", sa.Column("promise_point_ms", sa.BigInteger))
    op.add_column("visit_facts", sa.Column("promised_as", sa.Text))
    op.execute("DELETE FROM history_position")
