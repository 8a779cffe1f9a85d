"""Telling many stations what has changed: one thread listens to the center, and all hear it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from threading import Event, Thread
from time import monotonic

from starlette.concurrency import run_in_threadpool

from center_app.center import Center, News
from center_app.domain.events import Kind
from center_app.domain.refusal import Unavailable

WAIT_S = 0.5
REST_S = 0.15
"""Between two words to one station: what happens at once is told at once, and what happens within
this time together. No screen is asked for more often, but for what a station wants at once."""

BEAT_S = 2.0
"""So often a station hears that the line is open, though nothing has changed."""

PAUSE_S = 0.5


class Hub:
    """Streams of news for any number of stations, of one center.

    When the center's database goes away all streams end, so that every screen says so.
    """

    def __init__(self, center: Center) -> None:
        self._center = center
        self._listeners: set[_Listener] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = Event()
        self._thread = Thread(target=self._listen, name="hub", daemon=True)

    def start(self) -> None:
        """Begin to listen; to be called in the loop that serves the streams."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    def cut(self) -> None:
        """End all streams that are open now; safe from any thread."""
        self._call(self._lose)

    def close(self) -> None:
        """End all streams."""
        self._stop.set()
        for listener in list(self._listeners):
            listener.end()

    async def news(
        self, after: int, at_once: frozenset[Kind] = frozenset()
    ) -> AsyncGenerator[News]:
        """What has changed since `after`, and then every change, with a beat between.

        What is of the kinds `at_once` waits for nothing else to be told with. Raises Unavailable at
        once when the database is away; ends when it goes away later.
        """
        listener = _Listener(at_once)
        self._listeners.add(listener)
        try:
            yield await run_in_threadpool(self._center.news, after, 0.0)
            while await listener.wait(BEAT_S):
                yield listener.take()
        finally:
            self._listeners.discard(listener)

    def _listen(self) -> None:
        after = -1
        while not self._stop.is_set():
            try:
                news = self._center.news(after, WAIT_S)
            except Unavailable:
                self._call(self._lose)
                self._stop.wait(PAUSE_S)
                continue
            if news.seq != after:
                after = news.seq
                self._call(self._tell, news)

    def _call(self, what: object, *arguments: object) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(what, *arguments)  # type: ignore[arg-type]

    def _tell(self, news: News) -> None:
        for listener in self._listeners:
            listener.hear(news)

    def _lose(self) -> None:
        for listener in list(self._listeners):
            listener.end()


class _Listener:
    """One station's ear: what it has not been told yet."""

    def __init__(self, at_once: frozenset[Kind]) -> None:
        self._at_once = at_once
        self._heard, self._pressing = asyncio.Event(), asyncio.Event()
        self._ended = False
        self._seq = -1
        self._kinds: set[Kind] = set()
        self._rest_until = 0.0

    def hear(self, news: News) -> None:
        self._seq = max(self._seq, news.seq)
        self._kinds |= news.kinds
        self._heard.set()
        if news.kinds & self._at_once:
            self._pressing.set()

    def end(self) -> None:
        self._ended = True
        self._heard.set()
        self._pressing.set()

    async def wait(self, seconds: float) -> bool:
        """Wait for something to tell or for the next beat; False when the stream ends."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._heard.wait(), seconds)
            await asyncio.wait_for(self._pressing.wait(), self._rest_until - monotonic())
        return not self._ended

    def take(self) -> News:
        """What has come; without kinds it is a beat."""
        self._rest_until = monotonic() + REST_S
        told = News(self._seq, frozenset(self._kinds))
        self._kinds = set()
        self._heard.clear()
        self._pressing.clear()
        return told
