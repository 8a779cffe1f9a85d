"""Phones that follow tickets over HTTP, on this machine: each with a connection of its own, as a
reverse proxy has them.

They know only what phones know: an address, and the tag of the page that they have.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from time import perf_counter

from center_app.cli.bench.processes import START_S

EACH_S = 15.0
"""How often a page asks (`ui/phone/live.js`)."""

PATIENCE_S = 30.0
"""Nobody looks at a page for longer that does not come."""

SAME, GIVEN = 304, 200


@dataclass(slots=True)
class Looks:
    """What all phones found: of each look how long its first byte took (s), and what went wrong.

    `first` are those that all had at once at the beginning, `later` those by the clock; `fresh` is
    how many of these brought another page.
    """

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    fresh: int = 0
    errors: list[str] = field(default_factory=list)


def look(
    address: str, paths: Sequence[str], seconds: float, together: Barrier, result: Connection
) -> None:
    """Run as a process: a phone for each path looks at once, then every 15 seconds."""
    together.wait(START_S)
    result.send(asyncio.run(_looks(address, paths, seconds)))


async def _looks(address: str, paths: Sequence[str], seconds: float) -> Looks:
    found = Looks()
    host, _, port = address.removeprefix("http://").partition(":")
    phones = [_Phone(host, int(port), path, found) for path in paths]
    await asyncio.gather(*(phone.look(found.first) for phone in phones))
    until = perf_counter() + seconds
    apart = EACH_S / len(phones)
    await asyncio.gather(*(phone.follow(n * apart, until) for n, phone in enumerate(phones)))
    return found


class _Phone:
    """One page that is open."""

    def __init__(self, host: str, port: int, path: str, found: Looks) -> None:
        self._host, self._port, self._path, self._found = host, port, path, found
        self._tag = ""
        self._line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def follow(self, after: float, until: float) -> None:
        due = perf_counter() + after
        while due < until:
            await asyncio.sleep(max(0.0, due - perf_counter()))
            await self.look(self._found.later)
            due += EACH_S
        if self._line is not None:
            self._line[1].close()

    async def look(self, times: list[float]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                times.append(await self._look())
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            self._found.errors.append(type(error).__name__)
            self._line = None

    async def _look(self) -> float:
        """Seconds until the first byte; raises ValueError for what is no page."""
        began = perf_counter()
        if self._line is None:
            self._line = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._line
        known = f"If-None-Match: {self._tag}\r\n" if self._tag else ""
        writer.write(f"GET {self._path} HTTP/1.1\r\nHost: {self._host}\r\n{known}\r\n".encode())
        first = await reader.readexactly(1)
        took = perf_counter() - began
        status, *lines = (first + await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
        headers = {
            name.lower(): value for name, _, value in (line.partition(": ") for line in lines)
        }
        await reader.readexactly(int(headers.get("content-length", "0")))
        code = int(status.split()[1])
        if code not in (GIVEN, SAME):
            raise ValueError(status)
        if self._tag and code == GIVEN:
            self._found.fresh += 1
        self._tag = headers["etag"]
        return took
