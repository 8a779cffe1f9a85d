"""An event in its envelope, as the exact bytes that are stored, hashed and sent."""

import json
from dataclasses import dataclass, replace
from typing import Any

from center_app.domain.clock import from_stamp
from center_app.domain.plain import Fault, Unreadable, plain, read

VERSION = 1
LARGEST = 64 * 1024
"""Bytes one entry may have; the registry accepts no more."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around an event: where, when, by whom and under which catalogue it happened.

    The fields are those of the wire. `seq` is 0 until the journal gives it its place. `at` is in
    UTC, `off` the minutes that the center's wall clock is ahead of it, `mono` and `boot` the
    steady clock (milliseconds) and the run of the machine that it belongs to. `actor` is an
    employee's random id, never a name; `cmd` the command that the event came from.
    """

    v: int
    center: str
    epoch: str
    seq: int
    id: str
    cmd: str
    type: str
    tv: int
    at: str
    off: int
    mono: int
    boot: str
    day: str
    stn: str
    actor: str | None
    cat: str
    data: dict[str, Any]

    @property
    def moment(self) -> int:
        """`at` in milliseconds since 1970 UTC."""
        return from_stamp(self.at)

    def placed(self, epoch: str, seq: int) -> "Envelope":
        """The same event at its place in a stream."""
        return replace(self, epoch=epoch, seq=seq)


def seal(envelope: Envelope) -> bytes:
    """The bytes to store, hash and send. They are never made anew from what was read."""
    return json.dumps(plain(envelope), ensure_ascii=False, separators=(",", ":")).encode()


def unseal(body: bytes) -> Envelope:
    """Read an envelope. Raises Unreadable when the bytes are no envelope of this version."""
    try:
        value = json.loads(body)
    except ValueError as error:
        raise Unreadable([Fault("", "is not JSON")]) from error
    return read(Envelope, value)
