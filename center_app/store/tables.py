"""The tables, as the migrations make them. A time is in milliseconds since 1970 UTC."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {
    "pk": "%(table_name)s_pk",
    "fk": "%(table_name)s_%(column_0_name)s_fk",
    "uq": "%(table_name)s_%(column_0_N_name)s_unique",
    "ix": "%(table_name)s_%(column_0_N_name)s",
}

metadata = MetaData(naming_convention=NAMES)

stream = Table(
    "stream",
    metadata,
    Column("epoch", Text, primary_key=True),
    Column("center", Text, nullable=False),
    Column("parent", Text, ForeignKey("stream.epoch")),
    Column("parent_seq", BigInteger),
    Column("live", Boolean, unique=True),  # where entries go: true once, and else NULL
    Column("opened_at", BigInteger, nullable=False),
    Column("genesis", LargeBinary, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("mono", BigInteger, nullable=False),
    Column("boot", Text, nullable=False),
)
"""One row an epoch: where it began and where it stands. Its row is the lock of all writers."""

entry = Table(
    "entry",
    metadata,
    Column("epoch", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("cmd", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("tv", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("day", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("actor", Text),
    Column("visit", Text),
    Column("counter", Text),
    Column("head", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("epoch", "id"),
    Index(None, "epoch", "cmd", "seq"),
)
"""The journal: `body` is what was hashed and is sent; the columns beside it repeat parts of it."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("epoch", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("head", LargeBinary, nullable=False),
    Column("shape", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

catalogue = Table(
    "catalogue",
    metadata,
    Column("serial", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", BigInteger, nullable=False),
)

ticket_token = Table(
    "ticket_token",
    metadata,
    Column("visit", Text, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("day", Text, nullable=False),
)

message = Table(
    "message",
    metadata,
    Column("message", Text, primary_key=True),
    Column("day", Text, nullable=False, index=True),
    Column("settled", Text),
    Column("text", Text, nullable=False),
    Column("contact", Text),
    Column("answer", Text),
)
"""What citizens wrote on business day `day`, and what it was answered on the day `settled`."""

action_plan = Table(
    "action_plan",
    metadata,
    Column("action", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("ended", Text),
    Column("outcome", Text),
)
"""What is to be done in improvement actions, and what came of those that `ended` on that day."""

visit_note = Table(
    "visit_note",
    metadata,
    Column("note", Text, primary_key=True),
    Column("visit", Text, nullable=False, index=True),
    Column("day", Text, nullable=False, index=True),
    Column("counter", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""What one counter wrote to the next on business day `day`; `note` is the command's id."""

credential = Table(
    "credential",
    metadata,
    Column("employee", Text, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("pin_hash", Text, nullable=False),
)

wrong_pin = Table(
    "wrong_pin",
    metadata,
    Column("number", Text, primary_key=True),
    Column("failures", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)
"""How often in a row a PIN was wrong, and until when the number has to wait for that."""

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

pulse_answer = Table(
    "pulse_answer",
    metadata,
    Column("week", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("stars", BigInteger, primary_key=True, autoincrement=False),
    Column("answers", BigInteger, nullable=False),
    Column("shown", BigInteger, nullable=False),
)
"""How many of those who work here answered what in a week, and how many of them may be seen."""

pulse_mark = Table(
    "pulse_mark",
    metadata,
    Column("week", Text, primary_key=True),
    Column("mark", Text, primary_key=True),
)
"""Who needs not be asked again this week, by hashes with a secret; nothing leads to an answer."""

cursor = Table(
    "cursor",
    metadata,
    Column("registry", Text, primary_key=True),
    Column("epoch", Text, nullable=False),
    Column("acked", BigInteger, nullable=False),
    Column("durable", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
)
"""How far each registry has the journal: of which epoch, up to which seq, and in a backup."""

receipt = Table(
    "receipt",
    metadata,
    Column("registry", Text, primary_key=True),
    Column("epoch", Text, primary_key=True),
    Column("acked", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
)
"""Of each epoch the registry's furthest signed receipt, as it was sent."""

station = Table(
    "station",
    metadata,
    Column("name", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("counter", Text),
    Column("code_hash", Text, unique=True),
    Column("code_until", BigInteger),
    Column("key_hash", Text, unique=True),
    Column("added_at", BigInteger, nullable=False),
    Column("enrolled_at", BigInteger),
    Column("revoked_at", BigInteger),
    Column("letter", Text),
    Column("twice_at", BigInteger),
)
"""The machines that may ask the center's server, by hashes of what each of them shows."""

look = Table(
    "look",
    metadata,
    Column("look", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("day", Text, nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("which", Text, nullable=False),
)
"""Who looked at what of people's, when, on which business day."""
