"""The registry by HTTP: one request at a time, and no answer believed that is not its own."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TypeVar

import requests

from center_app.domain.clock import Clock, Instant, from_stamp
from center_app.domain.plain import Unreadable
from sync import batch, wire
from sync.certificate import broken_off, own_fault
from sync.clock_offset import ClockOffset
from sync.credentials import Credentials
from sync.failures import (
    Throttled,
    Unreachable,
    WrongRegistry,
)
from sync.pinned import Times, adapter
from sync.problem import Problem
from sync.registry.answers import failure_of, whole
from sync.signing import is_receipt_of
from sync.wire import (
    Acked,
    CertificateRequest,
    Certified,
    Cursor,
    Health,
    Manifest,
    OpenEpoch,
    Status,
)

CONNECT_S = 5.0
READ_S = 30.0
"""Seconds without a byte after which the result is unknown; the registry may still have it."""

NO_CONTENT = 204

_NOT_NOW = (429, 503)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to what needs none."""


class RegistryClient:
    """Speaks for one center with its key. Owned by one thread; `close` ends its connection.

    The environment's proxies and certificates are not followed, nor are redirects: a hotel's
    login page must not pass for the registry.
    """

    def __init__(
        self,
        url: str,
        center: str,
        shown: Credentials,
        clock: Clock,
        *,
        connect_s: float = CONNECT_S,
        read_s: float = READ_S,
        latest: Callable[[], int] = lambda: 0,
    ) -> None:
        """`latest`: what time it has been for certain (ms since 1970 UTC), should the clock lag."""
        self.shown = shown
        self._url = url.rstrip("/")
        self._center = center
        self._clock = clock
        self._latest = latest
        self._patience = (connect_s, read_s)
        self.offset = ClockOffset()
        self._changed = _changed(shown)
        self._session = self._opened()

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
        manifest = replace(manifest, clk=self.offset.best())
        if self.shown.signer is not None:
            manifest = self.shown.signer.batch(manifest)
        packed = batch.pack(manifest, bodies)
        kind = {"Content-Type": wire.NDJSON, "Content-Encoding": "gzip"}
        answer = self._call("POST", wire.EVENTS, Acked, packed, kind=kind)
        self._check_receipt(manifest.epoch, answer)
        return answer

    def report(self, status: Status) -> None:
        """Tell how the center stands. Raises Failure."""
        told = wire.write(replace(status, clk=self.offset.best()))
        self._call("POST", wire.STATUS_OF, Told, told)

    def renew(self, request: bytes) -> bytes:
        """A certificate for the key in a request, both as PEM. Raises Failure."""
        asked = wire.write(CertificateRequest(request.decode()))
        return self._call("POST", wire.CERTIFICATE, Certified, asked).certificate.encode()

    def _check_receipt(self, epoch: str, answer: Acked) -> None:
        """Whoever has the receipt key is the registry. Raises WrongRegistry."""
        if self.shown.receipt_key is None:
            return
        said = answer.receipt
        wanted = self._center, epoch, answer.acked, answer.head
        if (
            said is None
            or (said.center, said.epoch, said.acked, said.head) != wanted
            or not is_receipt_of(said, self.shown.receipt_key)
        ):
            raise WrongRegistry("the receipt is not signed by this center's registry")

    def _opened(self) -> requests.Session:
        session, shown = requests.Session(), self.shown
        session.trust_env = False
        session.mount("https://", adapter(shown, self._times))
        session.verify = str(shown.authority) if shown.authority else True
        session.cert = str(shown.certificate) if shown.certificate else None
        session.headers["Authorization"] = f"Bearer {shown.key}"
        session.headers["Accept"] = wire.JSON
        return session

    def _times(self) -> Times:
        now = self._clock.now().at
        return Times(max(now, self._latest()), now)

    def _take_up(self) -> None:
        """A certificate that was renewed, here or by hand, is shown from the next request on."""
        if (changed := _changed(self.shown)) != self._changed:
            self._changed = changed
            self._session.close()
            self._session = self._opened()

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
        asked = self._clock.now()
        with self.asking(method, path, body, headers=headers, query=query) as response:
            text = whole(response)
            self.check(response, text)
        answer = _read(shape, response, text)
        self._measure(asked, getattr(answer, "server_time", ""))
        return answer

    @contextlib.contextmanager
    def asking(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        *,
        headers: dict[str, str],
        query: dict[str, str] | None = None,
    ) -> Iterator[requests.Response]:
        """One request, its answer still to be read; whatever breaks off in it is a Failure."""
        self._take_up()
        fault = own_fault(self.shown, self._times())
        if fault is not None:
            raise fault
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
                yield response
        except requests.RequestException as error:
            raise broken_off(error, self.shown) from error

    def check(self, response: requests.Response, text: bytes) -> None:
        """Raises Failure unless this is the registry, and its answer a yes."""
        if response.status_code in _NOT_NOW:
            raise Throttled(self._retry_after(response.headers.get("Retry-After", "")))
        if wire.GENERATION not in response.headers:
            raise Unreachable(f"status {response.status_code} from something else")
        if not response.ok:
            raise failure_of(_read(Problem, response, text))

    def _measure(self, asked: Instant, there: str) -> None:
        with contextlib.suppress(ValueError):
            self.offset.seen(asked, self._clock.now(), from_stamp(there))

    def _retry_after(self, text: str) -> float:
        """Seconds, from either form of the header; 0 when it says nothing."""
        if text.isascii() and text.isdigit():
            return float(text[:9])
        with contextlib.suppress(ValueError):
            moment = parsedate_to_datetime(text).timestamp()
            return max(0.0, moment - self._clock.now().at / 1000)
        return 0.0


def _changed(shown: Credentials) -> tuple[int, ...]:
    """When the files of the certificates were last written; nothing where there are none."""
    files = [file for file in (shown.authority, shown.certificate) if file is not None]
    with contextlib.suppress(OSError):
        return tuple(file.stat().st_mtime_ns for file in files)
    return ()


def _read(shape: type[T], response: requests.Response, text: bytes) -> T:
    if response.status_code == NO_CONTENT:
        text = b"{}"
    try:
        return wire.read_answer(shape, text)
    except Unreadable as error:
        raise Unreachable(f"status {response.status_code}, unreadable: {error}") from error
