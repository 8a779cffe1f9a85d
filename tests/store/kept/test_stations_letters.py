"""The letters of kiosks: none twice, and none of the center's own series."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from center_app.domain import commands as c
from center_app.domain.numbering import Series
from center_app.domain.refusal import Reason
from center_app.store.kept.stations import Kind, add_station, stations
from center_on import engine_of, serving_center
from days import refusal
from founding import SETTINGS

LETTERS = ("W", "V", "U")


def letters(engine: Engine) -> dict[str, str | None]:
    return {one.name: one.letter for one in stations(engine)}


def test_each_kiosk_has_one_and_another_after_it_was_added_anew(engine: Engine) -> None:
    for name in ("kiosk-1", "kiosk-2", "kiosk-1"):
        add_station(engine, name, Kind.KIOSK, None, 0, LETTERS)
    add_station(engine, "display-1", Kind.DISPLAY, None, 0, LETTERS)
    assert letters(engine) == {"kiosk-1": "U", "kiosk-2": "V", "display-1": None}
    add_station(engine, "kiosk-3", Kind.KIOSK, None, 0, LETTERS)
    assert letters(engine)["kiosk-3"] == "W", "nobody has it any more"
    add_station(engine, "kiosk-4", Kind.KIOSK, None, 0, LETTERS)
    assert letters(engine)["kiosk-4"] is None, "it cannot go on alone"
    add_station(engine, "kiosk-2", Kind.KIOSK, None, 0, LETTERS)
    assert letters(engine)["kiosk-2"] == "V", "its own is better than none"


@pytest.mark.parametrize("letter", ["W", "P"])
def test_the_center_gives_no_numbers_under_a_kiosks_letter(database_url: str, letter: str) -> None:
    center = serving_center(database_url)
    add_station(engine_of(center), "kiosk-1", Kind.KIOSK, None, 0, LETTERS)
    settings = replace(SETTINGS, series=(Series(("A", letter)),))
    command = c.Configure(id="configure", station="manager", settings=settings)
    if letter == "W":
        assert refusal(center.do, command) is Reason.BAD_INPUT
    else:
        center.do(command)
    assert center.hall.settings == (SETTINGS if letter == "W" else settings)
    center.journal.close()
    engine_of(center).dispose()
