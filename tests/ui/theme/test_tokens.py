"""Everything written on the screens can be read, measured from the tokens."""

import re
from pathlib import Path

import pytest

import ui
from ui.theme.contrast import EDGE, TEXT, TEXT_HIGH, ratio
from ui.theme.tokens import EDGE_ON, HIGH, LIGHT, TEXT_ON, Colours


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
@pytest.mark.parametrize(
    ("colours", "least"), [(LIGHT, TEXT), (HIGH, TEXT_HIGH)], ids=["light", "high"]
)
def test_text_can_be_read(colours: Colours, least: float, text: str, ground: str) -> None:
    assert ratio(getattr(colours, text), getattr(colours, ground)) >= least


@pytest.mark.parametrize(("edge", "ground"), EDGE_ON)
@pytest.mark.parametrize("colours", [LIGHT, HIGH], ids=["light", "high"])
def test_edges_and_states_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    assert ratio(getattr(colours, edge), getattr(colours, ground)) >= EDGE


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_a_center_with_its_own_colour_can_be_read_too(text: str, ground: str) -> None:
    own = LIGHT.with_primary("#7a1f3d")
    assert own.primary == "#7a1f3d"
    assert ratio(getattr(own, text), getattr(own, ground)) >= TEXT


def test_a_colour_that_could_not_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match=r"#f5b335.*needs 4.5"):
        LIGHT.with_primary("#f5b335")


def test_every_pair_that_a_button_paints_is_measured() -> None:
    """Its states are read from the code, so that none is forgotten."""
    paint = re.compile(r"Paint\(c\.(\w+)(?: if .*? else c\.(\w+))?, c\.(\w+)")
    screens = Path(ui.__file__).parent.rglob("*.py")
    found = [match for file in screens for match in paint.findall(file.read_text())]
    pairs = {(text, face) for *faces, text in found for face in faces if face}
    assert ("on_primary", "primary") in pairs
    assert pairs <= set(TEXT_ON)
