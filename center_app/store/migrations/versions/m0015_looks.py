"""Who looked at what of people's."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "look",
        sa.Column("look", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("which", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("look", name="look_pk"),
    )
    op.create_index("look_day", "look", ["day"])
