"""The letter of the numbers that a kiosk gives while its server is away."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("station", sa.Column("letter", sa.Text))
