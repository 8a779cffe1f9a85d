"""Whether an entry is an envelope without fault, as nearly all are: asked first, for it is quick.

It only ever says yes to what the strict reader accepts too; what it does not like is read again by
that one, which names the fault. Reading every entry strictly would cost ten times as much, more
than all else that the registry does with it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from center_app.domain import envelope
from center_app.domain.clock import DAY as DAY_MS
from center_app.domain.events import EntryDamaged, SittingStarted
from sync import wire
from sync.registry.privacy import clear
from sync.registry.shapes import data_of
from sync.wire import Manifest

TYPE = re.compile(r"[a-z]+\.[a-z_]+")
LONGEST_WAIT_MS = 7 * DAY_MS
"""No wait is counted longer: what a faulty center says must not outgrow a column."""

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class _Envelope(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """The fields of `center_app.domain.envelope.Envelope`, which a test compares."""

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
    data: msgspec.Raw


class Fact(NamedTuple):
    """What is counted of a sound entry: its kind on its business day, and the wait that it ended.

    `at` is the center's time of it, as the envelope has it.
    """

    day: str
    type: str
    at: str
    wait_ms: int


_decode = msgspec.json.Decoder(_Envelope).decode


def facts(manifest: Manifest, bodies: Sequence[bytes]) -> list[Fact | None]:
    """What each entry of a batch says; None for one about which anything may be odd."""
    found = [_fact(manifest, seq, body) for seq, body in enumerate(bodies, manifest.first)]
    return [fact if sure else None for fact, sure in zip(found, clear(bodies), strict=True)]


def _fact(manifest: Manifest, seq: int, body: bytes) -> Fact | None:
    try:
        found = _decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    if not (_is_in_place(found, manifest, seq) and _has_its_form(found)):
        return None
    data = data_of(found.type, found.tv, found.data)
    if data is None:
        return None
    return counted(found.day, found.type, found.at, getattr(data, "wait_ms", 0))


def counted(day: str, kind: str, at: str, wait_ms: int) -> Fact:
    """Only a sitting ends a wait."""
    wait_ms = wait_ms if kind == SittingStarted.type else 0
    return Fact(day, kind, at, min(max(0, wait_ms), LONGEST_WAIT_MS))


def _is_in_place(found: _Envelope, manifest: Manifest, seq: int) -> bool:
    return found.seq == seq and found.epoch == manifest.epoch and found.center == manifest.center


@lru_cache(64)
def _is_day(text: str) -> bool:
    return DAY.fullmatch(text) is not None


def _has_its_form(found: _Envelope) -> bool:
    """A type that is known has its form."""
    return (
        found.v == envelope.VERSION
        and found.type != EntryDamaged.type
        and wire.is_stamp(found.at)
        and _is_day(found.day)
        and wire.is_epoch(found.id)
    )
