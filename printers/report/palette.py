"""The colours of reports, in ink: those of the screens' light theme, by what they are for."""

INK = "#16211d"
SOFT = "#5a655f"
RULE = "#dcdfd9"
GROUND = "#f4f5f1"
WHITE = "#ffffff"

GREEN = "#0b5d4e"
GREEN_DEEP = "#084a3e"
GREEN_STAR = "#0e6556"
GREEN_LINE = "#1b7262"
GREEN_PALE = "#bfe0d7"
GREEN_MILD = "#7fb3a6"
GREEN_TINT = "#e1efea"

AMBER = "#f0a92b"
AMBER_TINT = "#fbe9c8"
RED = "#b3393d"
BLUE = "#46769c"
GREY = "#b9c0ba"


def mixed(one: str, other: str, share: float) -> str:
    """The colour `one` with so large a share of the `other`."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
