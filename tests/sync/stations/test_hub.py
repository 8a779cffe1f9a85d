"""What happens within a tenth of a second is told together, but a call to a display at once."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from queue import Empty, Queue
from typing import cast

import pytest

from center_app.center import Center, News
from center_app.domain.events import Kind
from sync.stations import hub
from sync.stations.hub import Hub

SOON_S = 20


class Told:
    """A center in which happens what it is given."""

    def __init__(self) -> None:
        self.happens: Queue[News] = Queue()

    def news(self, after: int, timeout: float) -> News:
        try:
            return self.happens.get(timeout=timeout) if timeout else News(0, frozenset(Kind))
        except Empty:
            return News(after, frozenset())


async def heard(told: Told, *at_once: Kind) -> list[frozenset[Kind]]:
    """What a station is told of a ticket, another one, and a call."""
    ears = Hub(cast(Center, told))
    ears.start()
    stream: AsyncGenerator[News] = ears.news(0, frozenset(at_once))
    async with aclosing(stream):
        await anext(stream)
        told.happens.put(News(1, frozenset({Kind.QUEUE})))
        heard = [(await asyncio.wait_for(anext(stream), SOON_S)).kinds]
        told.happens.put(News(2, frozenset({Kind.QUEUE})))
        told.happens.put(News(3, frozenset({Kind.CALLS})))
        heard.append((await asyncio.wait_for(anext(stream), SOON_S)).kinds)
    ears.close()
    return heard


def test_a_call_waits_for_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "REST_S", 2 * SOON_S)
    first, second = asyncio.run(heard(Told(), Kind.CALLS))
    assert first == {Kind.QUEUE}
    assert second == {Kind.QUEUE, Kind.CALLS}


def test_what_presses_less_is_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "REST_S", 1.0)
    first, second = asyncio.run(heard(Told()))
    assert first == {Kind.QUEUE}
    assert second == {Kind.QUEUE, Kind.CALLS}, "both came while the station was left in peace"
