"""Whether an entry is an envelope without fault, as nearly all are: asked first, for it is quick.

It only ever says yes to what the strict reader accepts too; what it does not like is read again by
that one, which names the fault. Reading every entry strictly would cost ten times as much, more
than all else that the registry does with it.
"""

import re
from dataclasses import dataclass

import msgspec

from center_app.domain import envelope
from center_app.domain.clock import DAY as DAY_MS
from center_app.domain.events import EntryDamaged, SittingStarted
from sync import wire
from sync.registry.privacy import is_clear
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


@dataclass(frozen=True, slots=True)
class Fact:
    """What is counted of a sound entry: its kind on its business day, and the wait that it ended.

    `at` is the center's time of it, as the envelope has it.
    """

    day: str
    type: str
    at: str
    wait_ms: int


_decode = msgspec.json.Decoder(_Envelope).decode


def fact(manifest: Manifest, seq: int, body: bytes) -> Fact | None:
    """What entry `seq` of the manifest's stream says; None when anything about it may be odd."""
    try:
        found = _decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    if not (_is_in_place(found, manifest, seq) and _has_its_form(found)):
        return None
    data = data_of(found.type, found.tv, found.data)
    if data is None or not is_clear(body.replace(b'"mono":%d' % found.mono, b'"mono":0', 1)):
        return None
    return counted(found.day, found.type, found.at, getattr(data, "wait_ms", 0))


def counted(day: str, kind: str, at: str, wait_ms: int) -> Fact:
    """Only a sitting ends a wait."""
    wait_ms = wait_ms if kind == SittingStarted.type else 0
    return Fact(day, kind, at, min(max(0, wait_ms), LONGEST_WAIT_MS))


def _is_in_place(found: _Envelope, manifest: Manifest, seq: int) -> bool:
    return found.seq == seq and found.epoch == manifest.epoch and found.center == manifest.center


def _has_its_form(found: _Envelope) -> bool:
    return (
        found.v == envelope.VERSION
        and found.type != EntryDamaged.type
        and TYPE.fullmatch(found.type) is not None
        and wire.is_stamp(found.at)
        and DAY.fullmatch(found.day) is not None
        and wire.is_epoch(found.id)
    )
