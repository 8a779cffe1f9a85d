"""The clock in the corner."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from center_app.language import find
from screens import desk_look
from ui.widgets import ClockLabel

AMMAN = ZoneInfo("Asia/Amman")


def test_it_shows_time_and_day_in_both_languages(qtbot: QtBot) -> None:
    label = ClockLabel(desk_look(), find("ar"), lambda: datetime(2026, 2, 1, 9, 5, tzinfo=AMMAN))
    qtbot.addWidget(label)
    assert label.text == label.accessibleName() == "09:05, الأحد، 1 شباط 2026"
    label.speak(find("en"))
    assert label.text == "09:05, Sunday, 1 February 2026"


def test_it_turns_with_the_minute(qtbot: QtBot) -> None:
    moments = iter(
        [
            datetime(2026, 2, 1, 9, 5, 59, 950_000, tzinfo=AMMAN),
            datetime(2026, 2, 1, 9, 6, 0, 1, tzinfo=AMMAN),
        ]
    )
    label = ClockLabel(desk_look(), find("en"), lambda: next(moments))
    qtbot.addWidget(label)
    qtbot.waitUntil(lambda: label.text.startswith("09:06"), timeout=2000)
