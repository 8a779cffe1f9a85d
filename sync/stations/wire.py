"""What stations and the center's server say to each other; both ends use this module.

A station sends a command or a question as plain JSON and gets the events or the view. What has
changed comes by itself, as server-sent events, one line a change.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from center_app.center import Done, News
from center_app.domain.codec import EVENTS, event_data, read_event
from center_app.domain.events import Kind
from center_app.domain.plain import Fault, Unreadable, plain, read
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.query import Query
from center_app.store.kept.credentials import Person
from sync.stations.questions import ANSWERS, QUERIES

V = TypeVar("V")
T = TypeVar("T")

KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}

VERSION = 1

DO = "/v1/do"
SEE = "/v1/see"
NEWS = "/v1/news"
ADMIT = "/v1/admit"
ENROL = "/v1/enrol"
HEALTH = "/v1/health"

JSON = "application/json"
STREAM = "text/event-stream"

PASS = "Center-Pass"
"""The header with the passes of those who gave their PIN at this station."""

RUN = "Center-Run"
"""The header with the name that a station's program has drawn for this run of it."""

MOST_BODY = 256 * 1024
"""Bytes of the longest request; the longest command is far below."""


@dataclass(frozen=True, slots=True)
class Change:
    """The center is at entry `seq`, and of these kinds something has changed since the last."""

    seq: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event in the answer to its command."""

    type: str
    tv: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Health:
    """That the server of this center is there, and what it speaks; to be had without a key."""

    center: str
    api: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Admission:
    """Who gave a number and a PIN."""

    number: str
    pin: str

    def __repr__(self) -> str:
        return "Admission(…)"


@dataclass(frozen=True, slots=True)
class Admitted:
    """The person, and the pass by which the server knows that it was they who gave the PIN."""

    person: Person
    proof: str


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a new machine shows, once."""

    code: str

    def __repr__(self) -> str:
        return "Enrolment(…)"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What it is from then on, and the key that it shows."""

    center: str
    name: str
    kind: str
    counter: str | None
    key: str

    def __repr__(self) -> str:
        return f"Enrolled({self.name})"


@dataclass(frozen=True, slots=True)
class No:
    """Why the center does not do it: `reason` is for people, `message` for the log."""

    reason: str | None
    message: str
    details: dict[str, object]


def write(message: object) -> bytes:
    """A message as bytes."""
    return written(plain(message))


def written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def parsed(body: bytes) -> Any:
    """The value in a body. Raises Unreadable."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable([Fault("", "this is no JSON")]) from error


def parsed_object(body: bytes) -> dict[str, Any]:
    """The object in a body. Raises Unreadable."""
    value = parsed(body)
    if not isinstance(value, dict):
        raise Unreadable([Fault("", "this is no object")])
    return value


def read_message(shape: type[T], body: bytes) -> T:
    """A message of this shape. Raises Unreadable."""
    return read(shape, parsed(body))


def query_data(query: Query[Any]) -> dict[str, Any]:
    return {"query": type(query).__name__, **plain(query)}


def read_query(value: dict[str, Any]) -> Query[Any]:
    """The question of plain values. Raises Unreadable."""
    name = value.pop("query", None)
    shape = QUERIES.get(name) if isinstance(name, str) else None
    if shape is None:
        raise Unreadable([Fault("query", f"{name!r} is not known here")])
    return read(shape, value)


def write_view(view: object) -> bytes:
    return written({"view": plain(view)})


def read_view(query: Query[V], body: bytes) -> V:
    """The answer to the question; what only a newer server shows is left out. Raises Unreadable."""
    shape: type[V] = ANSWERS[type(query)]
    return read(shape, _field(parsed(body), "view"), overlook_unknown=True)


def write_done(done: Done) -> bytes:
    events = [ToldEvent(event.type, event.version, event_data(event)) for event in done.events]
    return written({"seq": done.seq, "events": plain(events)})


def read_done(body: bytes) -> Done:
    """What a command made happen; events that only a newer server knows are left out.

    Raises Unreadable.
    """
    value = parsed(body)
    told = read(list[ToldEvent], _field(value, "events"))
    known = [each for each in told if each.type in EVENTS and each.tv <= EVENTS[each.type].version]
    events = tuple(read_event(each.type, each.tv, each.data) for each in known)
    return Done(events, read(int, _field(value, "seq")))


def write_refused(refused: Refused) -> bytes:
    return write(No(refused.reason.value, "", dict(refused.details)))


def read_refused(body: bytes) -> Refused | No:
    """Why not; a reason that only a newer server knows stays what it is. Raises Unreadable."""
    no = read_message(No, body)
    details = {key: value for key, value in no.details.items() if isinstance(value, str | int)}
    try:
        return Refused(Reason(no.reason or ""), **details)
    except ValueError:
        return no


def write_news(seq: int, kinds: Iterable[str]) -> bytes:
    """One server-sent event; without kinds it only says that the line is open."""
    return b"data: " + write(Change(seq, tuple(sorted(kinds)))) + b"\n\n"


def read_news(data: str) -> News:
    """The change that one server-sent event tells. Raises Unreadable."""
    change = read_message(Change, data.encode())
    return News(change.seq, frozenset(KINDS[kind] for kind in change.kinds if kind in KINDS))


def _field(value: Any, name: str) -> Any:
    if not isinstance(value, dict) or name not in value:
        raise Unreadable([Fault(name, "is missing")])
    return value[name]
