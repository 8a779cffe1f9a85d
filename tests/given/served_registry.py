"""A registry that is served in this process, so that a test has its clock; and who asks it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from uvicorn import Config, Server

from center_app.domain.clock import Clock
from sync.registry.country import Country
from sync.registry.home import Home
from sync.registry.ledger import Ledger
from sync.registry.server import RegistryServer


class Browser:
    """Keeps cookies and follows redirects, as a browser does."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, path: str, **more: Any) -> requests.Response:
        return self.session.get(self.url + path, timeout=10, **more)

    def post(self, path: str, data: dict[str, str], **more: Any) -> requests.Response:
        return self.session.post(self.url + path, data=data, timeout=10, **more)


@contextmanager
def browsing(ledger: Ledger, clock: Clock) -> Iterator[Browser]:
    country = Country({"one": Home("one", lambda: ledger)}, lambda _center: "one")
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(Config(RegistryServer(country, clock), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    browser = Browser(f"http://127.0.0.1:{listener.getsockname()[1]}")
    try:
        yield browser
    finally:
        browser.session.close()
        server.should_exit = True
        thread.join()
        listener.close()
