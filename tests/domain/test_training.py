"""A center to practise at is one in every way, and can be taken for none."""

from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.hall import Hall
from center_app.domain.numbering import Series
from center_app.domain.refusal import Reason
from center_app.domain.training import CODE, LETTER, for_training
from center_app.domain.verbs import decide
from days import refusal
from founding import SETTINGS
from halls import running_hall
from manual_clock import ManualClock

NOW = ManualClock().now()


def configure(letters: tuple[str, ...]) -> c.Configure:
    settings = replace(SETTINGS, series=(Series(letters),), reserve=())
    return c.Configure(id="1", station="roof", settings=settings)


def test_its_numbers_and_its_name_are_those_of_no_other_center() -> None:
    (configured,) = decide(Hall(CODE), configure(("A", "B")), NOW)
    settings = configured.settings  # type: ignore[attr-defined]
    assert settings.series == (Series((LETTER,)),)
    assert settings.name.en.endswith("training")
    assert settings.name.ar.endswith("تدريب")
    assert for_training(settings) == settings


def test_no_other_center_may_give_its_numbers() -> None:
    hall = running_hall().hall
    assert refusal(decide, hall, configure((LETTER,)), NOW) is Reason.BAD_INPUT
    assert decide(hall, configure(("A",)), NOW)


@pytest.mark.parametrize("letter", ["A", "ب"])
def test_every_other_letter_is_free(letter: str) -> None:
    assert decide(running_hall().hall, configure((letter,)), NOW)
