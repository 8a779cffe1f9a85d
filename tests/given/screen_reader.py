"""What a screen reader knows of a window: read and pressed over D-Bus (AT-SPI 2), without Qt."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE_S = 60.0
GLANCE_S = 0.1

ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")

STATES = {4: "checked", 8: "enabled", 11: "focusable", 12: "focused", 25: "showing"}
"""Those of AtspiStateType that the tests ask about, by their bit."""


class BusMissing(Exception):
    """What a screen reader stands on is not installed; the message says what to install."""


class Gone(Exception):
    """The control has been taken off the window meanwhile."""


class SessionBus:
    """A D-Bus session of its own, on which the accessibility bus is started when asked for.

    Whoever makes it closes it; `environment` is for the programs that are to be read.
    """

    def __init__(self, folder: Path) -> None:
        if shutil.which("dbus-daemon") is None or not LAUNCHER.exists():
            raise BusMissing("Reading windows needs: apt-get install dbus-daemon at-spi2-core")
        folder.mkdir(mode=0o700)
        own = {"XDG_RUNTIME_DIR": str(folder)}
        with (folder / "log").open("wb") as log:
            self._daemon = subprocess.Popen(
                ["dbus-daemon", "--session", "--nofork", "--print-address"],
                env={**os.environ, **own},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._daemon.stdout is not None
        with self._daemon.stdout as told:
            address = told.readline().strip()
        assert address, "the session bus did not start"
        own["DBUS_SESSION_BUS_ADDRESS"] = address
        self.environment = {**own, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.address = address

    def close(self) -> None:
        self._daemon.terminate()
        self._daemon.wait(PATIENCE_S)


@dataclass(frozen=True)
class Control:
    """One thing in the tree: what it is, what it is called and how it stands."""

    role: str
    name: str
    states: frozenset[str]
    bus: str = field(repr=False)
    path: str = field(repr=False)


class ScreenReader:
    """Reads every program on the accessibility bus; whoever makes it closes it."""

    def __init__(self, bus: SessionBus) -> None:
        with open_dbus_connection(bus.address) as session:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(launcher, "GetAddress"))
        self._bus: DBusConnection = open_dbus_connection(reply.body[0])

    def close(self) -> None:
        self._bus.close()

    def showing(self) -> list[Control]:
        """What is to be seen now, from the top of the tree."""
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        return list(self._below(*root))

    def find(self, *names: str, role: str = "", state: str = "showing") -> Control:
        """Wait for a control with one of these names, or one that begins so, a role and a state."""
        until = monotonic() + PATIENCE_S
        while True:
            seen = [one for one in self.showing() if role in {"", one.role} and state in one.states]
            for name in names:
                if found := [one for one in seen if one.name.startswith(name)]:
                    return found[0]
            assert monotonic() < until, f"no {names} among {[one.name for one in seen]}"
            sleep(GLANCE_S)

    def press(self, control: Control) -> None:
        """Do the first thing that can be done with it, as a screen reader's user does."""
        self._call(control.bus, control.path, ACTION, "DoAction", "i", (0,))

    def actions(self, control: Control) -> list[str]:
        """What can be done with it."""
        (found,) = self._call(control.bus, control.path, ACTION, "GetActions")
        return [name for name, _description, _keys in found]

    def _below(self, bus: str, path: str) -> Iterator[Control]:
        try:
            (children,) = self._call(bus, path, ACCESSIBLE, "GetChildren")
        except Gone:
            return
        for child in children:
            try:
                found = self._read(*child)
            except Gone:
                continue
            if found.role == "application" or "showing" in found.states:
                yield found
                yield from self._below(*child)

    def _read(self, bus: str, path: str) -> Control:
        (role,) = self._call(bus, path, ACCESSIBLE, "GetRoleName")
        ((low, _high),) = self._call(bus, path, ACCESSIBLE, "GetState")
        name = self._send(Properties(DBusAddress(path, bus, ACCESSIBLE)).get("Name"))[0][1]
        states = frozenset(state for bit, state in STATES.items() if low >> bit & 1)
        return Control(role, name, states, bus, path)

    def _call(
        self, bus: str, path: str, interface: str, method: str, signature: str | None = None,
        body: tuple[object, ...] = (),
    ) -> Any:  # fmt: skip
        return self._send(
            new_method_call(DBusAddress(path, bus, interface), method, signature, body)
        )

    def _send(self, message: Any) -> Any:
        reply = self._bus.send_and_get_reply(message, timeout=PATIENCE_S)
        if reply.header.message_type is MessageType.error:
            raise Gone(reply.body)
        return reply.body
