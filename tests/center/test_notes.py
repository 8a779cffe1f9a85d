"""Notes of one counter to the next: plain, without numbers of people, and forgotten in time."""

import pytest

from center_app.center import Center
from center_app.domain.refusal import Reason
from center_app.domain.views.desk import Desk
from center_app.store.kept.notes import NOTE_KEPT, Note
from days import Day, refusal
from manual_clock import ManualClock

TEXT = "الصورة غير واضحة، تُعاد من فضلكم"


@pytest.fixture
def number(center: Center) -> str:
    day = Day(center)
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    return number


def test_a_note_is_read_at_the_next_counter_and_stands_in_no_journal(
    center: Center, number: str
) -> None:
    day = Day(center)
    day.transfer("1", to_counter="2", note=f" \u202e{TEXT}\r\n2 ")
    day.call("2")
    desk = center.see(Desk("2")).visit
    assert desk is not None
    assert (desk.number, desk.notes) == (number, 1)
    assert center.notes_of(desk.visit) == (Note("1", f"{TEXT}\n2"),)
    journal = "".join(entry.body.decode() for entry in center.journal.after(0))
    assert "has_note" in journal
    assert TEXT not in journal
    assert center.rebuild()


def test_without_a_note_there_is_none(center: Center, number: str) -> None:
    day = Day(center)
    day.transfer("1", note=" \u202e\n ")
    visit = day.visit(number)
    assert center.hall.visits[visit].notes == 0
    assert center.notes_of(visit) == ()


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("national number 9901020304", Reason.NOTE_HAS_NUMBER),
        ("هاتف ٠٧٩ ٥٥٥ ١٢٣٤", Reason.NOTE_HAS_NUMBER),
        ("the number\u202e 4030\u200b201099", Reason.NOTE_HAS_NUMBER),
        ("+962 (79) 555-1234", Reason.NOTE_HAS_NUMBER),
        ("\u202e\0", Reason.BAD_INPUT),
        ("\ud800", Reason.BAD_INPUT),
        ("x" * 501, Reason.BAD_INPUT),
        ("x" * 10_000_000, Reason.BAD_INPUT),
        ("a\0b", Reason.BAD_INPUT),
    ],
)
def test_what_a_note_may_not_be_is_refused_and_changes_nothing(
    center: Center, number: str, note: str, reason: Reason
) -> None:
    day = Day(center)
    assert refusal(day.transfer, "1", note=note) is reason
    assert center.notes_of(day.visit(number)) == ()
    day.transfer("1", note="x" * 500)


def test_notes_are_forgotten_in_time(center: Center, number: str, clock: ManualClock) -> None:
    day = Day(center)
    day.transfer("1", note=TEXT)
    visit = day.visit(number)
    for _ in range(NOTE_KEPT.days - 1):
        clock.go_on(hours=24)
        center.refresh()
    assert center.notes_of(visit)
    clock.go_on(hours=48)
    center.refresh()
    clock.go_on(hours=24)
    center.refresh()
    assert not center.notes_of(visit)
