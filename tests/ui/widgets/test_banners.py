"""Notices, calm and honest about their age."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from center_app.language import find
from center_app.language.bidi import plain
from screens import desk_look, laid_out
from ui.theme import Tone
from ui.widgets import Banner, StaleBanner

MORNING = datetime(2026, 11, 22, 9, 15, tzinfo=ZoneInfo("Asia/Amman"))


class Clock:
    def __init__(self) -> None:
        self.time = MORNING

    def now(self) -> datetime:
        return self.time


def test_a_banner_is_there_only_while_it_has_something_to_tell(qtbot: QtBot) -> None:
    banner = Banner(desk_look())
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.tell(Tone.BAD, "تعذّر الاتصال بالطابعة", "تم إبلاغ الموظفين")
    assert not banner.isHidden()
    assert banner.text == banner.accessibleName() == "تعذّر الاتصال بالطابعة"
    banner.clear()
    assert banner.isHidden()
    assert banner.text == ""


def test_a_note_takes_no_room_when_there_is_none(qtbot: QtBot) -> None:
    banner = Banner(desk_look())
    qtbot.addWidget(banner)
    banner.tell(Tone.INFO, "جملة", "ملاحظة")
    with_note = laid_out(banner, 400, 10).sizeHint().height()
    banner.tell(Tone.INFO, "جملة")
    assert laid_out(banner, 400, 10).sizeHint().height() < with_note


def test_what_is_shown_tells_its_age_while_the_source_is_lost(qtbot: QtBot) -> None:
    clock = Clock()
    banner = StaleBanner(desk_look(), find("en"), clock.now)
    qtbot.addWidget(banner)
    banner.lost(MORNING - timedelta(minutes=3))
    assert "interrupted" in banner.text
    assert banner.note == "Last update at 09:12, 3 minutes ago"
    clock.time += timedelta(minutes=2)
    qtbot.waitUntil(lambda: banner.note.endswith("5 minutes ago"), timeout=3000)
    banner.found()
    assert banner.isHidden()


def test_a_screen_that_never_had_a_source_claims_no_age(qtbot: QtBot) -> None:
    banner = StaleBanner(desk_look(), find("en"), Clock().now)
    qtbot.addWidget(banner)
    banner.lost(None)
    assert not banner.isHidden()
    assert banner.note == ""


def test_the_notice_changes_its_language_while_it_stands(qtbot: QtBot) -> None:
    banner = StaleBanner(desk_look(), find("en"), Clock().now)
    qtbot.addWidget(banner)
    banner.lost(MORNING - timedelta(minutes=3))
    banner.speak(find("ar"))
    assert plain(banner.note) == "آخر تحديث الساعة 09:12، قبل 3 دقائق"
