"""A line to the registry that breaks in the ways real lines break, one fault a request."""

import random
import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import sleep
from urllib.parse import urlsplit

Fault = Callable[["FaultyProxy", socket.socket, bytes], None]

PORTAL_PAGE = b"<html><body>Welcome! Accept our terms to use this network.</body></html>"


class FaultyProxy:
    """Forwards requests to `url`; the faults in `plan` befall the next requests in turn.

    A fault that breaks the connection does so by closing it; the others answer and go on.
    """

    def __init__(self, url: str) -> None:
        target = urlsplit(url)
        self._target = (target.hostname, target.port)
        self._closing = Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.plan: deque[Fault] = deque()
        self.seen: deque[bytes] = deque(maxlen=500)
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        self._listener.close()

    def forward(self, request: bytes) -> bytes:
        """What the registry answers to a request, as bytes; nothing when it is not there."""
        with suppress(OSError), socket.create_connection(self._target) as upstream:
            upstream.sendall(request)
            return read_message(upstream)
        return b""

    def wait(self) -> None:
        """Say nothing until the test is over."""
        self._closing.wait(20)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            while request := read_message(client):
                self.seen.append(request)
                fault = self.plan.popleft() if self.plan else passed
                fault(self, client, request)


def read_message(source: socket.socket) -> bytes:
    """One HTTP request or answer with its body; nothing when the other side has closed."""
    data = b""
    while b"\r\n\r\n" not in data:
        if not (chunk := source.recv(65536)):
            return b""
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    missing = _length(head) - len(body)
    while missing > 0:
        if not (chunk := source.recv(65536)):
            return b""
        data += chunk
        missing -= len(chunk)
    return data


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def passed(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    """Nothing is wrong."""
    if answer := proxy.forward(request):
        client.sendall(answer)
    else:
        client.shutdown(socket.SHUT_RDWR)


def request_lost(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    client.shutdown(socket.SHUT_RDWR)


def answer_lost(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    proxy.forward(request)
    client.shutdown(socket.SHUT_RDWR)


def answer_truncated(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    client.sendall(proxy.forward(request)[:-10])
    client.shutdown(socket.SHUT_RDWR)


def answer_never_comes(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    proxy.forward(request)
    proxy.wait()


def sent_twice(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    proxy.forward(request)
    client.sendall(proxy.forward(request))


def delayed(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    """The answer comes after the center has begun to wonder, and before it gives up."""
    answer = proxy.forward(request)
    sleep(0.3)
    client.sendall(answer)


def replayed(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    """An old request comes once more before this one."""
    proxy.forward(random.choice(proxy.seen))
    passed(proxy, client, request)


def captive_portal(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    client.sendall(_http("200 OK", PORTAL_PAGE, "Content-Type: text/html"))


def redirected(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    client.sendall(_http("302 Found", b"", "Location: http://portal.example/login"))


def refused_by_a_portal(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    client.sendall(_http("403 Forbidden", PORTAL_PAGE, "Content-Type: text/html"))


def not_json(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    client.sendall(_http("200 OK", b"{oops", "Q-Registry: 00"))


def endless(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    client.sendall(_http("200 OK", b" " * 1_000_000, "Q-Registry: 00"))


def other_answer(status: str, body: bytes, *headers: str) -> Fault:
    """An answer of the test's choice."""

    def answer(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
        client.sendall(_http(status, body, *headers))

    return answer


def _http(status: str, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


BAD_LINE: list[Fault] = [
    *[passed] * 10,
    request_lost,
    answer_lost,
    answer_truncated,
    delayed,
    sent_twice,
    replayed,
    captive_portal,
    redirected,
    not_json,
    other_answer("503 Busy", b"", "Retry-After: 0"),
]
"""What befalls requests by lot; most of them nothing."""
