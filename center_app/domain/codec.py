"""Events and commands by their names on the wire, and old versions read as today's."""

from collections.abc import Callable, Mapping
from typing import Any

from center_app.domain import commands, events
from center_app.domain.commands import Command
from center_app.domain.events import Event
from center_app.domain.plain import Fault, Unreadable, plain, read

Data = dict[str, Any]

EVENTS: Mapping[str, type[Event]] = {
    shape.type: shape
    for shape in vars(events).values()
    if isinstance(shape, type) and issubclass(shape, Event) and shape is not Event
}
COMMANDS: Mapping[str, type[Command]] = {
    shape.verb: shape
    for shape in vars(commands).values()
    if isinstance(shape, type) and issubclass(shape, Command) and "verb" in vars(shape)
}

UPGRADES: Mapping[tuple[str, int], Callable[[Data], Data]] = {}
"""For (type, version): how its data becomes that of the version after."""


def event_data(event: Event) -> Data:
    """The body of an event, as it stands in the envelope's `data`."""
    data: Data = plain(event)
    return data


def read_event(name: str, version: int, data: Data) -> Event:
    """The event of an envelope. Raises Unreadable for a type or version not known here."""
    shape = EVENTS.get(name)
    if shape is None or version > shape.version:
        raise Unreadable([Fault("type", f"{name} of version {version} is not known here")])
    for old in range(version, shape.version):
        data = UPGRADES[name, old](data)
    return read(shape, data)


def command_data(command: Command) -> Data:
    return {"verb": command.verb, **plain(command)}


def read_command(data: Data) -> Command:
    """The command of plain values. Raises Unreadable."""
    verb = data.get("verb")
    shape = COMMANDS.get(verb) if isinstance(verb, str) else None
    if shape is None:
        raise Unreadable([Fault("verb", f"{verb!r} is not known here")])
    return read(shape, {key: value for key, value in data.items() if key != "verb"})
