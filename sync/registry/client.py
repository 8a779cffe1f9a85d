"""The registry by HTTP: one request at a time, and no answer believed that is not its own."""

import contextlib
from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import TypeVar

import requests

from center_app.domain.clock import Clock
from center_app.domain.plain import Unreadable
from sync import batch, wire
from sync.failures import (
    Denied,
    Diverged,
    Failure,
    Gap,
    NeedsOperator,
    Outdated,
    Rejected,
    Throttled,
    TooLarge,
    UnknownEpoch,
    Unreachable,
)
from sync.wire import Acked, Code, Cursor, Health, Manifest, OpenEpoch, Problem

CONNECT_S = 5.0
READ_S = 30.0
"""Seconds without a byte after which the result is unknown; the registry may still have it."""

_MOST_ANSWER = 256 * 1024
_CHUNK = 16 * 1024
_NOT_NOW = (429, 503)

_PLAIN: Mapping[Code, type[Failure]] = {
    Code.UNKNOWN_EPOCH: UnknownEpoch,
    Code.NEEDS_OPERATOR: NeedsOperator,
    Code.UNAUTHORIZED: Denied,
    Code.OTHER_CENTER: Denied,
    Code.TOO_LARGE: TooLarge,
    Code.WRONG_VERSION: Outdated,
    Code.BROKEN: Unreachable,
}
"""Answers of which only the message is to be told."""

T = TypeVar("T")


class RegistryClient:
    """Speaks for one center with its key. Owned by one thread; `close` ends its connection.

    The environment's proxies and certificates are not followed, nor are redirects: a hotel's
    login page must not pass for the registry.
    """

    def __init__(
        self,
        url: str,
        center: str,
        key: str,
        clock: Clock,
        *,
        connect_s: float = CONNECT_S,
        read_s: float = READ_S,
    ) -> None:
        self._url = url.rstrip("/")
        self._center = center
        self._clock = clock
        self._patience = (connect_s, read_s)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {key}"
        self._session.headers["Accept"] = wire.JSON

    def close(self) -> None:
        self._session.close()

    def health(self) -> Health:
        """That the registry answers at all; needs no key. Raises Failure."""
        return self._call("GET", wire.HEALTH, Health)

    def cursor(self, epoch: str, at: int | None = None) -> Cursor:
        """What the registry has of this epoch. Raises UnknownEpoch or another Failure."""
        query = {"epoch": epoch} | ({} if at is None else {"at": str(at)})
        return self._call("GET", wire.CURSOR, Cursor, query=query)

    def open_epoch(self, asked: OpenEpoch) -> Cursor:
        """Announce an epoch, also again. Raises Failure."""
        return self._call("POST", wire.EPOCHS, Cursor, wire.write(asked))

    def send(self, manifest: Manifest, bodies: Sequence[bytes]) -> Acked:
        """Send a batch; after Unreachable it may have arrived all the same. Raises Failure."""
        packed = batch.pack(manifest, bodies)
        kind = {"Content-Type": wire.NDJSON, "Content-Encoding": "gzip"}
        return self._call("POST", wire.EVENTS, Acked, packed, kind=kind)

    def _call(
        self,
        method: str,
        path: str,
        shape: type[T],
        body: bytes | None = None,
        *,
        kind: dict[str, str] | None = None,
        query: dict[str, str] | None = None,
    ) -> T:
        headers = kind or ({"Content-Type": wire.JSON} if body is not None else {})
        try:
            with self._session.request(
                method,
                self._url + path.format(center=self._center),
                params=query,
                data=body,
                headers=headers,
                timeout=self._patience,
                allow_redirects=False,
                stream=True,
            ) as response:
                text = _whole(response)
        except requests.RequestException as error:
            raise Unreachable(type(error).__name__) from error
        return self._read(shape, response, text)

    def _read(self, shape: type[T], response: requests.Response, text: bytes) -> T:
        if response.status_code in _NOT_NOW:
            raise Throttled(self._retry_after(response.headers.get("Retry-After", "")))
        if wire.GENERATION not in response.headers:
            raise Unreachable(f"status {response.status_code} from something else")
        try:
            if response.ok:
                return wire.read_message(shape, text)
            problem = wire.read_message(Problem, text)
        except Unreadable as error:
            raise Unreachable(f"status {response.status_code}, unreadable: {error}") from error
        raise _failure(problem)

    def _retry_after(self, text: str) -> float:
        """Seconds, from either form of the header; 0 when it says nothing."""
        if text.isascii() and text.isdigit():
            return float(text[:9])
        with contextlib.suppress(ValueError):
            moment = parsedate_to_datetime(text).timestamp()
            return max(0.0, moment - self._clock.now().at / 1000)
        return 0.0


def _whole(response: requests.Response) -> bytes:
    text = bytearray()
    for chunk in response.iter_content(_CHUNK):
        text += chunk
        if len(text) > _MOST_ANSWER:
            raise Unreachable("the answer does not end")
    return bytes(text)


def _failure(problem: Problem) -> Failure:
    match problem:
        case Problem(code=Code.GAP, expected=int(expected)):
            return Gap(expected)
        case Problem(code=Code.FORK, seq=int(seq)):
            return Diverged(seq)
    plain = _PLAIN.get(problem.code)
    return plain(problem.message) if plain else Rejected(problem.code)
