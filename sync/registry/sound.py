"""Whether an entry is an envelope without fault, as nearly all are: asked first, for it is quick.

It only ever says yes to what the strict reader accepts too; what it does not like is read again by
that one, which names the fault. Reading every entry strictly would cost ten times as much, more
than all else that the registry does with it.
"""

import re
from typing import Any

import msgspec

from center_app.domain import envelope
from sync import wire
from sync.wire import Manifest

TYPE = re.compile(r"[a-z]+\.[a-z_]+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
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
    data: dict[str, Any]


_decode = msgspec.json.Decoder(_Envelope).decode


def is_sound(manifest: Manifest, seq: int, body: bytes) -> bool:
    """Whether this is entry `seq` of the manifest's stream, and nothing about it is odd."""
    try:
        found = _decode(body)
    except (msgspec.DecodeError, RecursionError):
        return False
    return (
        found.seq == seq
        and found.epoch == manifest.epoch
        and found.center == manifest.center
        and found.v == envelope.VERSION
        and TYPE.fullmatch(found.type) is not None
        and MOMENT.fullmatch(found.at) is not None
        and DAY.fullmatch(found.day) is not None
        and wire.is_epoch(found.id)
    )
