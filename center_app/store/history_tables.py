"""The tables of the history: a row for every visit that is over, its steps and its sittings,
for every presence of an employee at a counter that is over, and for every message.

Their columns are the fields of `facts` by the same names. All of it follows from the journal.
"""

from sqlalchemy import BigInteger, Boolean, Column, Table, Text, false

from center_app.store.tables import metadata

history_position = Table(
    "history_position",
    metadata,
    Column("epoch", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
"""How far in the journal the history is. Its row is the lock of all who write history."""

visit_facts = Table(
    "visit_facts",
    metadata,
    Column("visit", Text, primary_key=True),
    Column("day", Text, nullable=False, index=True),
    Column("number", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("priority", Text),
    Column("stand", Text, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("wait_to_call_ms", BigInteger),
    Column("total_ms", BigInteger),
    Column("held_citizen_ms", BigInteger, nullable=False),
    Column("held_center_ms", BigInteger, nullable=False),
    Column("counters", BigInteger, nullable=False),
    Column("transfers", BigInteger, nullable=False),
    Column("promise_low_ms", BigInteger),
    Column("promise_high_ms", BigInteger),
    Column("promise_point_ms", BigInteger),
    Column("promised_as", Text),
    Column("within", Boolean),
    Column("resolved", Boolean),
    Column("stars", BigInteger),
    Column("reasons", Text),
    Column("first", Text),
    Column("left_on_hold", Boolean, nullable=False, server_default=false()),
)

step_facts = Table(
    "step_facts",
    metadata,
    Column("visit", Text, primary_key=True),
    Column("line", BigInteger, primary_key=True, autoincrement=False),
    Column("stage", BigInteger, primary_key=True, autoincrement=False),
    Column("service", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("counter", Text),
    Column("employee", Text),
    Column("target_ms", BigInteger, nullable=False),
    Column("wait_ms", BigInteger),
    Column("served_ms", BigInteger),
    Column("finished_at", BigInteger),
    Column("within", Boolean),
    Column("completed", BigInteger, nullable=False),
    Column("incomplete", BigInteger, nullable=False, server_default="0"),
    Column("online", BigInteger, nullable=False, server_default="0"),
    Column("referred", BigInteger, nullable=False, server_default="0"),
    Column("rejected", BigInteger, nullable=False, server_default="0"),
    Column("ready_later", BigInteger, nullable=False, server_default="0"),
    Column("missing", Text),
    Column("accurate", Boolean),
    Column("shared", Boolean, nullable=False, server_default=false()),
)

sitting_facts = Table(
    "sitting_facts",
    metadata,
    Column("visit", Text, primary_key=True),
    Column("sitting", Text, primary_key=True),
    Column("counter", Text, nullable=False),
    Column("employee", Text, nullable=False),
    Column("called_at", BigInteger, nullable=False),
    Column("started_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("wait_ms", BigInteger),
    Column("walk_ms", BigInteger),
    Column("recalls", BigInteger, nullable=False),
    Column("accurate", Boolean),
)

presence_facts = Table(
    "presence_facts",
    metadata,
    Column("day", Text, primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("counter", Text, nullable=False),
    Column("employee", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("began_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("length_ms", BigInteger, nullable=False),
    Column("serving_ms", BigInteger, nullable=False),
    Column("dq", Text),
)

message_facts = Table(
    "message_facts",
    metadata,
    Column("message", Text, primary_key=True),
    Column("day", Text, nullable=False, index=True),
    Column("voice", Text, nullable=False),
    Column("visit", Text),
    Column("service", Text),
    Column("agency", Text),
    Column("progress", Text, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Column("settled_at", BigInteger),
    Column("took_ms", BigInteger),
)

action_facts = Table(
    "action_facts",
    metadata,
    Column("action", Text, primary_key=True),
    Column("day", Text, nullable=False, index=True),
    Column("cause", Text, nullable=False),
    Column("aim", Text, nullable=False),
    Column("agency", Text),
    Column("service", Text),
    Column("from_message", Boolean, nullable=False),
    Column("due", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("took_ms", BigInteger),
    Column("before_value", BigInteger),
    Column("after_value", BigInteger),
    Column("verdict", Text, nullable=False),
)

unannounced_facts = Table(
    "unannounced_facts",
    metadata,
    Column("unannounced", Text, primary_key=True),
    Column("day", Text, nullable=False, index=True),
    Column("visit", Text),
    Column("service", Text),
    Column("agency", Text),
    Column("form", Text, nullable=False),
    Column("points", Text, nullable=False),
    Column("score", BigInteger, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
)
