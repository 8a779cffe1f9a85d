"""The phones' pages served in this process, and who asks for them."""

import re
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import requests
from starlette.types import Receive, Scope, Send
from uvicorn import Config, Server

from center_app.center import Done, News
from center_app.domain.commands import Command
from center_app.domain.refusal import Unavailable
from center_app.domain.views.query import Query
from center_app.language import languages
from centers import Running
from ui.phone.frame import Tongues
from ui.phone.server import PhoneServer
from ui.phone.sight import Center

V = TypeVar("V")

Fields = dict[str, str] | list[tuple[str, str]] | bytes | None


class Breakable:
    """A center to which the line can break, and that counts what it is asked."""

    def __init__(self, center: Center) -> None:
        self.center = center
        self.is_broken = False
        self.asked: list[Query[Any]] = []

    def do(self, command: Command) -> Done:
        self._check()
        return self.center.do(command)

    def see(self, query: Query[V]) -> V:
        self._check()
        self.asked.append(query)
        return self.center.see(query)

    def news(self, after: int, timeout: float) -> News:
        self._check()
        return self.center.news(after, min(timeout, 0.05))

    def _check(self) -> None:
        if self.is_broken:
            raise Unavailable("the line is broken")


class Phones:
    """Phones that ask one server; each request is told apart by nothing but what it sends.

    `served` are the paths of all requests that came.
    """

    def __init__(self, running: Running, url: str, center: Breakable) -> None:
        self.running, self.url, self.center = running, url, center
        self.served: list[str] = []
        self.session = requests.Session()
        self.session.trust_env = False

    def ticket(self, *services: str, **more: Any) -> tuple[str, str]:
        """Somebody takes a ticket: the path of its page, and its visit."""
        token = secrets.token_urlsafe(16)
        issued = self.running.issue(*(services or ("identity-card",)), token=token, **more)
        return f"/t/{token}", issued.visit

    def get(self, path: str, **headers: str) -> requests.Response:
        return self.session.get(
            self.url + path, headers=named(headers), timeout=10, allow_redirects=False
        )

    def post(self, path: str, data: Fields = None, **headers: str) -> requests.Response:
        return self.session.post(
            self.url + path, data=data, headers=named(headers), timeout=10, allow_redirects=False
        )

    def sent(self, path: str, data: Fields = None) -> str:
        """Send a form, and read the page that follows."""
        answer = self.post(path, data)
        assert answer.status_code == 303, answer.text
        return self.get(answer.headers["location"]).text


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def said(html: str) -> str:
    """What is to be read on a page, without the marks nobody sees."""
    shown = re.sub(r"<(style|script|title)>.*?</\1>", " ", html, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", shown)
    return " ".join(re.sub("[\u2066-\u2069\u200e\u200f]", "", text).split())


@contextmanager
def served_phones(
    running: Running, root: str = "", wrapped: Callable[[Center], Breakable] = Breakable
) -> Iterator[Phones]:
    center = wrapped(running.center)
    app = PhoneServer(center, "web", running.new_id, Tongues(languages(), root))
    served: list[str] = []

    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            served.append(scope["path"])
        await app(scope, receive, send)

    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(Config(noted, log_config=None, access_log=False, proxy_headers=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    phones = Phones(running, f"http://127.0.0.1:{listener.getsockname()[1]}", center)
    phones.served = served
    try:
        yield phones
    finally:
        phones.session.close()
        server.should_exit = True
        thread.join()
        listener.close()
