"""What staff at the door see of the hall."""

from center_app.domain import commands as c
from center_app.domain.message import Voice
from center_app.domain.refusal import Reason
from center_app.domain.views.door import AtDoor, Door
from center_app.domain.visit import Stand
from days import Day, refusal
from halls import running_hall


def test_the_questions_of_the_day_are_counted_and_messages_are_not() -> None:
    center = running_hall(counters=1)
    employee = next(iter(center.hall.employees))
    for n in range(2):
        center.do(c.NoteQuestion(id=f"q{n}", station="door", employee=employee, message=f"m{n}"))
    Day(center).tell(Voice.SUGGESTION, "More chairs.")
    assert center.see(Door()).questions == 2


def test_the_door_knows_who_waits_and_whether_numbers_are_given() -> None:
    center = running_hall(counters=1)
    day = Day(center)
    day.issue("birth")
    seen = center.see(Door())
    assert (seen.open, seen.waiting) == (True, 1)
    day.end()
    assert not center.see(Door()).open


def test_a_ticket_tells_its_papers_and_which_of_them_were_seen() -> None:
    center = running_hall(counters=1)
    day = Day(center)
    visit = day.visit(day.issue("birth"))
    seen = center.see(AtDoor(visit))
    assert [paper.id for paper in seen.papers] == ["notice", "family-book"]
    assert (seen.seen, seen.mine.stand) == (frozenset(), Stand.WAITING)
    center.do(c.SeeDocuments(id="s", station="door", visit=visit, documents=("notice",)))
    assert center.see(AtDoor(visit)).seen == {"notice"}


def test_an_unknown_visit_is_refused() -> None:
    assert refusal(running_hall(counters=1).see, AtDoor("nobody")) is Reason.UNKNOWN_VISIT
