"""What can be said of a batch without the database: is it one, and what in it is not understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from center_app.domain import envelope
from center_app.domain.chain import link
from center_app.domain.codec import EVENTS, read_event
from center_app.domain.envelope import Envelope
from center_app.domain.events import EntryDamaged
from center_app.domain.plain import Unreadable, read
from sync import wire
from sync.problem import Code, Declined
from sync.registry import sound
from sync.registry.privacy import exposed
from sync.registry.set_aside import SetAside
from sync.registry.sound import Fact
from sync.wire import Manifest

DAMAGED = "damaged"
"""The center itself says that an entry is lost there: somebody has to look."""

_ODD = re.compile(r"[^A-Za-z0-9_.\[\]]")
_LONGEST_CODE = 80


@dataclass(frozen=True, slots=True)
class Intake:
    """A batch that hangs together: its entries, the chain's hash after each, and what is odd.

    `odd` gives by number the code of entries that are kept but not understood, `facts` by place
    what the others say.
    """

    manifest: Manifest
    bodies: Sequence[bytes]
    heads: Sequence[bytes]
    odd: dict[int, str]
    facts: Sequence[Fact | None]

    def set_aside(self, known: int, now: int) -> list[SetAside]:
        """What is odd among the entries after `known`, found `now`."""
        center, epoch = self.manifest.center, self.manifest.epoch
        return [
            SetAside(center, epoch, seq, code, now) for seq, code in self.odd.items() if seq > known
        ]

    def head_after(self, seq: int) -> bytes:
        return self.heads[seq - self.manifest.first]


def examine(manifest: Manifest, bodies: Sequence[bytes]) -> Intake:
    """Check the chain and the place of every entry. Raises Declined.

    An entry of this stream that is otherwise no envelope is kept and marked: it must not keep
    back those that follow.
    """
    _, *heads = accumulate(bodies, link, initial=bytes.fromhex(manifest.prev))
    if heads[-1].hex() != manifest.head:
        raise Declined(Code.CHAIN_MISMATCH, "the entries do not lead from prev to head")
    odd: dict[int, str] = {}
    facts = sound.facts(manifest, bodies)
    for seq, (body, fact) in enumerate(zip(bodies, facts, strict=True), manifest.first):
        if fact is None:
            code = _oddity(_in_place(manifest, seq, body))
            if code is not None:
                odd[seq] = code
    return Intake(manifest, bodies, heads, odd, facts)


def _in_place(manifest: Manifest, seq: int, body: bytes) -> dict[str, Any]:
    try:
        value = wire.parse(body)
    except Unreadable:
        value = None
    if not isinstance(value, dict) or (
        value.get("center"),
        value.get("epoch"),
        value.get("seq"),
    ) != (
        manifest.center,
        manifest.epoch,
        seq,
    ):
        raise Declined(Code.BAD_REQUEST, f"this is not entry {seq} of the stream", seq=seq)
    return value


def oddity(body: bytes) -> str | None:
    """Why these stored bytes are set aside; None when they are understood now."""
    return _oddity(wire.parse(body))


def counted(body: bytes) -> Fact | None:
    """What is counted of an entry that a person let pass; None where it still cannot be read."""
    try:
        found = read(Envelope, wire.parse(body))
        if _fault(found) is not None:
            return None
    except (Unreadable, RecursionError):
        return None
    return sound.counted(found.day, found.type, found.data.get("wait_ms", 0))


def _oddity(value: dict[str, Any]) -> str | None:
    """Why this is nothing that the registry understands; a short code without its text."""
    try:
        found = read(Envelope, value)
        fault = _fault(found)
    except Unreadable as error:
        fault = _code(error.faults[0].where)
    except RecursionError:
        return _code("")
    place = exposed(value)
    return f"personal:{_ODD.sub('_', place)}"[:_LONGEST_CODE] if place else fault


def _fault(found: Envelope) -> str | None:
    if found.v != envelope.VERSION:
        return "version"
    fields = {
        "type": sound.TYPE.fullmatch(found.type),
        "id": wire.is_epoch(found.id),
        "at": wire.is_stamp(found.at),
        "day": sound.DAY.fullmatch(found.day),
    }
    wrong = next((_code(name) for name, ok in fields.items() if not ok), None)
    return wrong or _misread(found)


def _misread(found: Envelope) -> str | None:
    """What is wrong with the event in it, as this program knows events."""
    known = EVENTS.get(found.type)
    if known is None or not 1 <= found.tv <= known.version:
        return "type"
    if known is EntryDamaged:
        return DAMAGED
    try:
        read_event(found.type, found.tv, found.data)
    except Unreadable as error:
        return _code(f"data.{error.faults[0].where}")
    return None


def _code(where: str) -> str:
    return f"schema:{_ODD.sub('_', where)}"[:_LONGEST_CODE]
