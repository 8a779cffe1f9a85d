"""The stations that may ask the center's server."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "station",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("counter", sa.Text),
        sa.Column("code_hash", sa.Text),
        sa.Column("code_until", sa.BigInteger),
        sa.Column("key_hash", sa.Text),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sa.Column("enrolled_at", sa.BigInteger),
        sa.Column("revoked_at", sa.BigInteger),
        sa.UniqueConstraint("code_hash", name="station_code_hash_unique"),
        sa.UniqueConstraint("key_hash", name="station_key_hash_unique"),
    )
