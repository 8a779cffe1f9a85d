"""The line to whichever of the center's servers is on duty."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from center_app.domain.refusal import Revoked, Unavailable
from sync.stations.line import READ_S, Line

T = TypeVar("T")


class Lines:
    """A line to each server; the one that answered last is asked first. Safe among threads."""

    def __init__(
        self,
        addresses: Sequence[str],
        ca: str,
        key: str = "",
        read_s: float = READ_S,
        run: str = "",
    ) -> None:
        """`read_s`: how long it is waited for an answer, in seconds; `run` names this program."""
        self._lines = [Line(address, ca, key, read_s, run) for address in addresses]
        self._first = 0

    def close(self) -> None:
        for line in self._lines:
            line.close()

    def ask(self, path: str, body: bytes, passes: str = "") -> bytes:
        """As `Line.ask`; a command that a server may have done is safe with the next one too."""
        return self._any(lambda line: line.ask(path, body, passes))

    def listen(self, after: int) -> Iterator[str]:
        """As `Line.listen`, to the first server that says anything."""

        def begun(line: Line) -> tuple[str, Iterator[str]]:
            stream = line.listen(after)
            return next(stream), stream

        first, stream = self._any(begun)
        yield first
        yield from stream

    def _any(self, ask: Callable[[Line], T]) -> T:
        """The answer of the first that has one. Raises what the one asked first said."""
        begin, count = self._first, len(self._lines)
        failed: Unavailable | None = None
        for n in ((begin + step) % count for step in range(count)):
            try:
                answer = ask(self._lines[n])
            except Revoked:
                raise
            except Unavailable as error:
                failed = failed or error
            else:
                self._first = n
                return answer
        assert failed is not None
        raise failed
