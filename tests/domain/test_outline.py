from dataclasses import make_dataclass
from enum import StrEnum

from center_app.domain.outline import outline


def lamp(*colours: str, name: str = "colour") -> type:
    """A class of the same name each time, with an enum in it of these values."""
    return make_dataclass("Lamp", [(name, list[StrEnum("Light", colours)])])  # type: ignore[misc]


def test_an_outline_tells_what_could_not_be_read() -> None:
    assert outline(lamp("red", "blue")) == outline(lamp("red", "blue"))
    assert outline(lamp("red", "blue")) != outline(lamp("red", "green"))
    assert outline(lamp("red", "blue")) != outline(lamp("red", "blue", name="shade"))
