"""The line from a station to the center's server: one request, and the answer or why there is none.

The environment's proxies and certificates are not followed, nor are redirects.
"""

import ssl
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from typing import Any, BinaryIO

import requests
from requests.adapters import HTTPAdapter

from center_app.domain.plain import Unreadable
from center_app.domain.refusal import Refused, Revoked, Unavailable
from sync.stations import wire

CONNECT_S = 2.0
READ_S = 10.0
SILENT_S = 6.0
"""A stream without even a beat for so long is a dead line."""

POOL = 8

MOST_ANSWER = 16 * 1024 * 1024
"""Bytes; the whole catalogue of a country is below."""


class _Pinned(HTTPAdapter):
    """Believes certificates of the one authority of the center, and no other in the world."""

    def __init__(self, ca: str) -> None:
        self._ca = ca
        super().__init__(pool_maxsize=POOL, max_retries=0)

    def init_poolmanager(self, *arguments: Any, **more: Any) -> None:
        context = ssl.create_default_context(cadata=self._ca)
        super().init_poolmanager(*arguments, ssl_context=context, **more)

    def cert_verify(self, *_arguments: Any) -> None:
        """The context above says what is believed; no file does."""


class Line:
    """Requests to one server, safe among threads."""

    def __init__(
        self, address: str, ca: str, key: str = "", read_s: float = READ_S, run: str = ""
    ) -> None:
        self._address = address.rstrip("/")
        self._read_s = read_s
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.mount("https://", _Pinned(ca))
        if key:
            self._session.headers["Authorization"] = f"Bearer {key}"
        if run:
            self._session.headers[wire.RUN] = run

    def close(self) -> None:
        self._session.close()

    def ask(self, path: str, body: bytes, passes: str = "") -> bytes:
        """The body of the answer. Raises Refused, Unavailable, and Revoked for a strange key.

        A command may be done although no answer came: it is repeated with its id.
        """
        try:
            try:
                return self._post(path, body, passes)
            except requests.ConnectionError:  # an old connection may just have been given up
                return self._post(path, body, passes)
        except requests.RequestException as error:
            raise Unavailable(f"The center's server does not answer: {_why(error)}.") from error

    def _post(self, path: str, body: bytes, passes: str) -> bytes:
        with self._session.post(
            self._address + path,
            data=body,
            headers={"Content-Type": wire.JSON, wire.PASS: passes},
            timeout=(CONNECT_S, self._read_s),
            allow_redirects=False,
            stream=True,
        ) as response:
            return _answer(response, _whole(response))

    def fetch(self, path: str, into: BinaryIO | None = None, most: int = MOST_ANSWER) -> bytes:
        """What lies at the path, or nothing where nothing does; a large one goes into a file.

        Raises Unavailable, also for more than `most` bytes, and Revoked for a strange key.
        """
        try:
            with closing(
                self._session.get(
                    self._address + path,
                    headers={"Accept-Encoding": "identity"},  # it is packed already
                    timeout=(CONNECT_S, self._read_s),
                    allow_redirects=False,
                    stream=True,
                )
            ) as response:
                if response.status_code in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_FOUND):
                    return b""
                if not response.ok or into is None:
                    return _answer(response, _whole(response))
                for chunk in response.iter_content(64 * 1024):
                    into.write(chunk)
                    if into.tell() > most:
                        raise Unavailable("The answer of the center's server does not end.")
                return b""
        except requests.RequestException as error:
            raise Unavailable(f"The center's server does not answer: {_why(error)}.") from error

    def listen(self, after: int) -> Iterator[str]:
        """What has changed, one text a change, for as long as the line holds.

        Raises Unavailable when it breaks or falls silent, and Revoked.
        """
        try:
            with closing(
                self._session.get(
                    f"{self._address}{wire.NEWS}",
                    params={"after": str(after)},
                    headers={"Accept": wire.STREAM},
                    timeout=(CONNECT_S, SILENT_S),
                    allow_redirects=False,
                    stream=True,
                )
            ) as response:
                if not response.ok:
                    _answer(response, _whole(response))
                for line in response.iter_lines(chunk_size=None, decode_unicode=True):
                    if line.startswith("data: "):
                        yield line.removeprefix("data: ")
        except requests.RequestException as error:
            raise Unavailable(f"The line to the server is broken: {_why(error)}.") from error
        raise Unavailable("The center's server has ended the line.")


def _whole(response: requests.Response) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(64 * 1024):
        body += chunk
        if len(body) > MOST_ANSWER:
            raise Unavailable("The answer of the center's server does not end.")
    return bytes(body)


def _answer(response: requests.Response, body: bytes) -> bytes:
    if response.status_code == HTTPStatus.OK:
        return body
    if response.status_code == HTTPStatus.UNAUTHORIZED:
        raise Revoked("The center's server does not know this station.")
    try:
        no = wire.read_refused(body)
    except Unreadable as error:
        raise Unavailable(f"The server answered with status {response.status_code}.") from error
    if isinstance(no, Refused):
        raise no
    raise Unavailable(no.message or f"The server answered with status {response.status_code}.")


def _why(error: Exception) -> str:
    return type(error).__name__
