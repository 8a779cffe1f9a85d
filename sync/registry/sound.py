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
from sync.registry.privacy import clear, is_personal
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
    """What is counted of a sound entry: its kind, its business day and the wait that it ended."""

    day: str
    type: str
    wait_ms: int


_decode = msgspec.json.Decoder(_Envelope).decode


def facts(manifest: Manifest, bodies: Sequence[bytes]) -> list[Fact | None]:
    """What each entry of a batch says; None for one about which anything may be odd."""
    found = [_sound(manifest, seq, body) for seq, body in enumerate(bodies, manifest.first)]
    named = clear([b"" if one is None else bytes(one.data) for one in found])
    return [_fact(one) if one and sure else None for one, sure in zip(found, named, strict=True)]


def _sound(manifest: Manifest, seq: int, body: bytes) -> _Envelope | None:
    """The envelope, unless it is odd; its data is not looked at yet."""
    try:
        found = _decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    return found if _is_in_place(found, manifest, seq) and _has_its_form(found) else None


def _fact(found: _Envelope) -> Fact | None:
    data = data_of(found.type, found.tv, found.data)
    if data is None:
        return None
    return counted(found.day, found.type, getattr(data, "wait_ms", 0))


def counted(day: str, kind: str, wait_ms: int) -> Fact:
    """Only a sitting ends a wait."""
    if kind != SittingStarted.type:
        return Fact(day, kind, 0)
    return Fact(day, kind, min(max(0, wait_ms), LONGEST_WAIT_MS))


def _is_in_place(found: _Envelope, manifest: Manifest, seq: int) -> bool:
    return found.seq == seq and found.epoch == manifest.epoch and found.center == manifest.center


@lru_cache(64)
def _is_day(text: str) -> bool:
    return DAY.fullmatch(text) is not None


@lru_cache(1024)
def _names_nobody(boot: str, stn: str, actor: str | None, cat: str) -> bool:
    """Of these a center has a few, again and again."""
    return not any(map(is_personal, (boot, stn, actor or "", cat)))


def _has_its_form(found: _Envelope) -> bool:
    """A type that is known has its form. A command's name is an id; for others there is time."""
    return (
        found.v == envelope.VERSION
        and found.type != EntryDamaged.type
        and wire.is_stamp(found.at)
        and _is_day(found.day)
        and wire.is_epoch(found.id)
        and wire.is_epoch(found.cmd)
        and _names_nobody(found.boot, found.stn, found.actor, found.cat)
    )
