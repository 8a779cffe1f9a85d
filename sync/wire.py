"""The messages between a center and the registry, read and written by both ends here alone.

What the registry reads has exactly these fields: a further field is a further version of the paths.
A center leaves out what a newer registry says besides. Heads
are 64 lower-case hexadecimal digits, times RFC 3339 in UTC with milliseconds.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

from center_app.domain.clock import from_stamp
from center_app.domain.plain import Unreadable, plain, read
from sync.unfit import CatalogueState

VERSION = 1
GENERATION = "Q-Registry"
"""The header of every answer: it names the registry's database, and no captive portal sends it."""

HEALTH = "/v1/health"
CURSOR = "/v1/centers/{center}/cursor"
EPOCHS = "/v1/centers/{center}/epochs"
EVENTS = "/v1/centers/{center}/events"
CERTIFICATE = "/v1/centers/{center}/certificate"
STATUS_OF = "/v1/centers/{center}/status"

NDJSON = "application/x-ndjson"
JSON = "application/json"

CENTER_PATTERN = r"^[A-Z0-9-]{3,24}$"
EPOCH_PATTERN = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
HEAD_PATTERN = r"^[0-9a-f]{64}$"
STAMP_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"
VERSION_PATTERN = r"^[0-9A-Za-z.+-]{1,40}$"
CLIENT_PATTERN = r"^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$"
SERIAL_PATTERN = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$"
WORD_PATTERN = r"^[a-z_]{1,40}$"
LAST_SEQ = 2**53 - 1

_CENTER, _EPOCH, _HEAD, _STAMP, _VERSION = map(
    re.compile, (CENTER_PATTERN, EPOCH_PATTERN, HEAD_PATTERN, STAMP_PATTERN, VERSION_PATTERN)
)
_SERIAL, _WORD, _CLIENT = map(re.compile, (SERIAL_PATTERN, WORD_PATTERN, CLIENT_PATTERN))

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Offset:
    """How far the center's clock is from the registry's, and how sure that is, in milliseconds."""

    off_ms: int
    unc_ms: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first line of a batch: `count` entries from `first` on lead from `prev` to `head`.

    `key` names the key that signed it, `sig` is the signature (see `sync.signing`). The registry
    asks for them once it knows a key of the center.
    """

    v: int
    center: str
    epoch: str
    first: int
    count: int
    prev: str
    head: str
    sent_at: str
    clk: Offset | None = None
    key: str | None = None
    sig: str | None = None

    @property
    def last(self) -> int:
        return self.first + self.count - 1


@dataclass(frozen=True, slots=True)
class Parent:
    """What an epoch goes on from: entry `seq` of another epoch, and the chain's hash there."""

    epoch: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class OpenEpoch:
    """Asks the registry to expect entries of this epoch; asked twice, it is the same.

    Only the first epoch of a center has no parent.
    """

    epoch: str
    parent: Parent | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How a center stands now, told apart from its entries: those may be hours behind.

    `unsent` entries wait, the first of them since `oldest`. `disk_free` is in bytes. `people`
    wait and `counters` are open; `catalogue` says which is in force.
    """

    at: str
    epoch: str
    seq: int
    unsent: int
    version: str
    oldest: str | None = None
    disk_free: int | None = None
    people: int | None = None
    counters: int | None = None
    clk: Offset | None = None
    catalogue: CatalogueState | None = None


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """Asks for a certificate for the key in this request (PKCS #10, PEM)."""

    request: str


@dataclass(frozen=True, slots=True)
class Certified:
    """The certificate (PEM) that was asked for."""

    certificate: str


@dataclass(frozen=True, slots=True)
class Health:
    """That the registry lives, its time and the versions of the paths that it understands."""

    status: str
    server_time: str
    api: tuple[int, ...]
    min_client: str


@dataclass(frozen=True, slots=True)
class At:
    """The chain's hash after one entry, by which a center finds where two histories part."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """What the registry has of an epoch: all entries up to `acked`, whose hash is `head`.

    `durable` is the highest number that a verified backup elsewhere holds. `open_epoch` is the
    epoch of the center that was opened last. `at` is there if it was asked for and is not beyond
    `acked`.
    """

    epoch: str
    acked: int
    head: str
    durable: int
    open_epoch: str
    registry_gen: str
    server_time: str
    at: At | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An entry that was stored as it came, but that the registry does not understand."""

    seq: int
    code: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The registry's signed word that it has all entries of an epoch up to `acked`."""

    center: str
    epoch: str
    acked: int
    head: str
    at: str
    registry_gen: str
    key: str = ""
    sig: str = ""


@dataclass(frozen=True, slots=True)
class Acked:
    """A batch was committed. `next_ms` says after how long to come again without anything new."""

    acked: int
    head: str
    durable: int
    quarantined: tuple[Quarantined, ...]
    next_ms: int
    server_time: str
    receipt: Receipt | None = None


def write(message: object) -> bytes:
    """A message as JSON; what it does not say is left out."""
    return json.dumps(_said(plain(message)), ensure_ascii=False, separators=(",", ":")).encode()


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _said(item) for name, item in value.items() if item is not None}
    return [_said(item) for item in value] if isinstance(value, list) else value


def parse(text: bytes, number: Callable[[str], Any] = float) -> Any:
    """The value of a JSON text. Raises Unreadable, however odd the text is."""
    try:
        return json.loads(text, parse_float=number)
    except (ValueError, RecursionError) as error:
        raise Unreadable([]) from error


def read_message(shape: type[T], text: bytes) -> T:
    """Read a message strictly. Raises Unreadable."""
    return read(shape, parse(text, _number))


def read_answer(shape: type[T], text: bytes) -> T:
    """Read an answer; what a newer registry says besides is left out. Raises Unreadable."""
    value = parse(text)
    if isinstance(value, dict) and is_dataclass(shape):
        known = {field.name for field in fields(shape)}
        value = {name: item for name, item in value.items() if name in known}
    return read(shape, value)


def _number(text: str) -> int | float:
    """To JSON Schema 5.0 is an integer too."""
    value = float(text)
    return int(value) if value.is_integer() else value


def is_center(center: str) -> bool:
    """Whether this can be the name of a center."""
    return _CENTER.fullmatch(center) is not None


def is_epoch(epoch: str) -> bool:
    """Whether this can be the name of an epoch: a UUID in its usual form."""
    return _EPOCH.fullmatch(epoch) is not None


def is_head(head: str) -> bool:
    """Whether this is the text of a head."""
    return _HEAD.fullmatch(head) is not None


def is_version(version: str) -> bool:
    """Whether this can be the version of a center's program."""
    return _VERSION.fullmatch(version) is not None


def is_client(version: str) -> bool:
    """Whether it is a program's version in figures."""
    return _CLIENT.fullmatch(version) is not None


def is_serial(serial: str) -> bool:
    """Whether this can be the serial of a catalogue."""
    return _SERIAL.fullmatch(serial) is not None


def is_word(word: str) -> bool:
    """Whether this can be what a trouble is called."""
    return _WORD.fullmatch(word) is not None


def is_stamp(text: str) -> bool:
    """Whether this has the form of a time; there may be no such day."""
    return _STAMP.fullmatch(text) is not None


def is_moment(moment: str) -> bool:
    """Whether this is a time in the one form that is used."""
    try:
        from_stamp(moment)
    except ValueError:
        return False
    return True
