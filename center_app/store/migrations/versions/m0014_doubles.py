"""When a station was last found at two machines at once."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("station", sa.Column("twice_at", sa.BigInteger))
