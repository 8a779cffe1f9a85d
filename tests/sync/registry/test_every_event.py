"""Every event that the domain knows passes the registry's checks, and looks like no citizen."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from center_app.domain.codec import EVENTS, event_data
from center_app.domain.envelope import seal
from center_app.domain.events import EntryDamaged, Event
from journals import called
from sync.registry.intake import oddity
from sync.registry.shapes import data_of

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

CENTER, EPOCH = "JO-TST-001", "0193518e-0000-7000-8000-000000000001"

RARE = {"center.configured"}
"""With its times of day in many forms, which the quick shapes leave to the strict reader."""

REAL = (
    "01935190-1234-7567-8901-234567890123",
    "0" * 54 + "1234567890",
    "12345678901234567890123456789012",
    "2026-12-01",
    "2026-12-01T09:15:30.123Z",
    "civil-status.family-book",
    "reception-2",
    "network:192.168.100.100:9100",
    "A017",
    "1234",
    "",
)
"""Ids, hashes, dates and codes as they stand in journals, those with the most digits first."""


def with_real_texts(value: Any, texts: Iterator[str]) -> Any:
    """The same with texts that a center would write; what has a type of its own stays."""
    if type(value) is str:
        return next(texts)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: with_real_texts(getattr(value, f.name), texts) for f in fields(value)}
        return replace(value, **changed)
    if isinstance(value, dict):
        return {next(texts): with_real_texts(item, texts) for item in value.values()}
    if type(value) is tuple:
        return tuple(with_real_texts(item, texts) for item in value)
    return value


@pytest.mark.parametrize("name", sorted(set(EVENTS) - {EntryDamaged.type}))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=10)
@given(data=st.data(), first=st.integers(0, len(REAL) - 1))
def test_an_event_is_understood_and_no_false_alarm(
    name: str, data: st.DataObject, first: int
) -> None:
    texts = cycle(REAL[first:] + REAL[:first])
    event: Event = with_real_texts(data.draw(st.from_type(EVENTS[name])), texts)
    written = event_data(event)
    envelope = called(center=CENTER, type=name, tv=event.version, data=written)
    assert oddity(seal(envelope.placed(EPOCH, 1))) is None, written
    quickly = data_of(name, event.version, msgspec.Raw(json.dumps(written).encode()))
    assert quickly is not None or name in RARE
