"""How long it lasted, in figures."""

import pytest

from center_app.language.bidi import plain
from ui.counter.duration import duration


@pytest.mark.parametrize(
    ("milliseconds", "figures"),
    [(0, "00:00"), (999, "00:00"), (252_000, "04:12"), (3_844_000, "1:04:04"), (-5_000, "00:00")],
)
def test_minutes_and_seconds_and_hours_where_there_are_some(
    milliseconds: int, figures: str
) -> None:
    assert plain(duration(milliseconds)) == figures


def test_figures_never_turn_round() -> None:
    assert duration(1) != plain(duration(1))
