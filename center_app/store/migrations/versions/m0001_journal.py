"""The journal and what is kept beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SQLITE_GUARDS = (
    """
    CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal never changes'); END
    """,
    """
    CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never deleted'); END
    """,
    """
    CREATE TRIGGER stream_never_goes BEFORE DELETE ON stream
    BEGIN SELECT RAISE(ABORT, 'a stream of the journal is never deleted'); END
    """,
    """
    CREATE TRIGGER stream_goes_forward BEFORE UPDATE ON stream
    WHEN NEW.seq < OLD.seq OR NEW.epoch IS NOT OLD.epoch OR NEW.center IS NOT OLD.center
        OR NEW.genesis IS NOT OLD.genesis OR NEW.parent IS NOT OLD.parent
        OR NEW.parent_seq IS NOT OLD.parent_seq
    BEGIN SELECT RAISE(ABORT, 'a stream of the journal only goes forward'); END
    """,
)

POSTGRES_GUARDS = (
    """
    CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the journal only grows: % on % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER entry_never_changes BEFORE UPDATE OR DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION journal_refuses()
    """,
    """
    CREATE TRIGGER entry_never_goes BEFORE TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses()
    """,
    """
    CREATE TRIGGER stream_never_goes BEFORE DELETE ON stream
    FOR EACH ROW EXECUTE FUNCTION journal_refuses()
    """,
    """
    CREATE TRIGGER stream_is_never_emptied BEFORE TRUNCATE ON stream
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses()
    """,
    """
    CREATE TRIGGER stream_goes_forward BEFORE UPDATE ON stream FOR EACH ROW
    WHEN (NEW.seq < OLD.seq OR NEW.epoch IS DISTINCT FROM OLD.epoch
        OR NEW.center IS DISTINCT FROM OLD.center OR NEW.genesis IS DISTINCT FROM OLD.genesis
        OR NEW.parent IS DISTINCT FROM OLD.parent
        OR NEW.parent_seq IS DISTINCT FROM OLD.parent_seq)
    EXECUTE FUNCTION journal_refuses()
    """,
)


def upgrade() -> None:
    _create_stream()
    _create_entry()
    _create_kept()
    guards = SQLITE_GUARDS if op.get_context().dialect.name == "sqlite" else POSTGRES_GUARDS
    for guard in guards:
        op.execute(guard)


def _create_stream() -> None:
    op.create_table(
        "stream",
        sa.Column("epoch", sa.Text, primary_key=True),
        sa.Column("center", sa.Text, nullable=False),
        sa.Column("parent", sa.Text, sa.ForeignKey("stream.epoch")),
        sa.Column("parent_seq", sa.BigInteger),
        sa.Column("live", sa.Boolean, unique=True),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("genesis", sa.LargeBinary, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("mono", sa.BigInteger, nullable=False),
        sa.Column("boot", sa.Text, nullable=False),
        postgresql_with={"fillfactor": 50},
    )


def _create_entry() -> None:
    op.create_table(
        "entry",
        sa.Column("epoch", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("cmd", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("tv", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("station", sa.Text, nullable=False),
        sa.Column("actor", sa.Text),
        sa.Column("visit", sa.Text),
        sa.Column("counter", sa.Text),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("epoch", "id"),
    )
    op.create_index("entry_epoch_cmd_seq", "entry", ["epoch", "cmd", "seq"])


def _create_kept() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("epoch", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "catalogue",
        sa.Column("serial", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "ticket_token",
        sa.Column("visit", sa.Text, primary_key=True),
        sa.Column("token", sa.Text, nullable=False, unique=True),
        sa.Column("day", sa.Text, nullable=False),
        sqlite_with_rowid=False,  # one page less to write for every ticket
    )
    op.create_table(
        "credential",
        sa.Column("employee", sa.Text, primary_key=True),
        sa.Column("number", sa.Text, nullable=False, unique=True),
        sa.Column("name_ar", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("pin_hash", sa.Text, nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "cursor",
        sa.Column("registry", sa.Text, primary_key=True),
        sa.Column("epoch", sa.Text, nullable=False),
        sa.Column("acked", sa.BigInteger, nullable=False),
        sa.Column("durable", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
    )
