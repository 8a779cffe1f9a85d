"""How many messages there were and how soon they were settled, reckoned by hand."""

from dataclasses import replace

from center_app.domain import commands as c
from center_app.domain.clock import DAY, HOUR, MINUTE
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import Share, Spread
from center_app.domain.message import Progress, Voice
from center_app.domain.message_figures import MessageLine, message_lines, questions
from center_app.domain.message_summary import message_summary
from center_app.domain.people import Role
from center_app.domain.text import Text
from center_app.domain.views.messages import Messages
from days import Day
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

NOW = moment("2026-11-22 14:00")


def told() -> MemoryCenter:
    """Three complaints and an inquiry from nine o'clock on; two are settled, one is taken up."""
    clock = ManualClock(moment("2026-11-22 09:00"))
    center = running_hall(clock=clock)
    day = Day(center)
    day.appoint("huda", Role.MANAGER)
    first, second = (day.tell(Voice.COMPLAINT, "…") for _ in range(2))
    clock.go_on(hours=1)
    inquiry = day.tell(Voice.INQUIRY, "…")
    day.answer("huda", first, Progress.TAKEN_UP)
    clock.go_on(hours=1)
    day.answer("huda", first, Progress.ANSWERED)
    clock.go_on(hours=2)
    day.answer("huda", inquiry, Progress.HANDED_OVER, reference="7")
    day.answer("huda", second, Progress.TAKEN_UP)
    day.tell(Voice.COMPLAINT, "…")
    return center


def lines(now_ms: int) -> list[MessageLine]:
    center = told()
    return list(message_lines(hall_facts(center.hall, center.clock.now()).messages, now_ms))


def test_every_kind_has_its_line_and_all_have_one() -> None:
    assert lines(NOW) == [
        MessageLine(
            voice=None,
            told=4,
            answered=1,
            closed=0,
            handed_over=1,
            open=2,
            in_time=Share(2, 2),
            took=Spread(2, 5 * HOUR // 2, 2 * HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR),
        ),
        MessageLine(
            voice=Voice.INQUIRY,
            told=1,
            answered=0,
            closed=0,
            handed_over=1,
            open=0,
            in_time=Share(1, 1),
            took=Spread(1, *[3 * HOUR] * 5),
        ),
        MessageLine(
            voice=Voice.COMPLAINT,
            told=3,
            answered=1,
            closed=0,
            handed_over=0,
            open=2,
            in_time=Share(1, 1),
            took=Spread(1, *[2 * HOUR] * 5),
        ),
    ]


def test_what_is_open_after_a_week_was_not_settled_in_time() -> None:
    first_told = moment("2026-11-22 09:00")
    assert lines(first_told + 7 * DAY)[0].in_time == Share(2, 2)
    assert lines(first_told + 7 * DAY + 1)[0].in_time == Share(2, 3)
    assert lines(first_told + 9 * DAY)[0].in_time == Share(2, 4)


def test_where_nobody_told_anything_there_is_no_line() -> None:
    assert list(message_lines((), NOW)) == []


def test_questions_at_the_door_are_counted_apart() -> None:
    center = told()
    day = Day(center)
    before = lines(NOW)
    for n in range(3):
        day.do(c.NoteQuestion, "reception", employee="huda", message=f"question-{n}")
    messages = hall_facts(center.hall, center.clock.now()).messages
    assert questions(messages) == 3
    assert list(message_lines(messages, NOW)) == before


def test_every_kind_has_its_own_time_to_be_settled() -> None:
    clock = ManualClock(moment("2026-11-22 09:00"))
    center = running_hall(clock=clock)
    for voice in Voice:
        Day(center).tell(voice, "…")
    late = {}
    for days in (2, 4, 8, 15):
        clock.go_on(minutes=(moment("2026-11-22 09:00") + days * DAY - clock.now().at) // MINUTE)
        views = center.see(Messages())
        late[days] = {view.message.voice for view in views if view.late}
    assert late[2] == set()
    assert late[4] == {Voice.INQUIRY, Voice.REPORT}
    assert late[8] == late[4] | {Voice.COMPLAINT}
    assert late[15] == set(Voice)


def test_a_month_is_counted_by_kind_and_by_agency() -> None:
    center = told()
    facts = hall_facts(center.hall, center.clock.now()).messages
    day = facts[0].day
    some = [replace(one, agency="civil") if n == 1 else one for n, one in enumerate(facts)]
    name = Text("الأحوال", "Civil status")
    month = message_summary(some, day, day, NOW + 7 * DAY, {"civil": name})
    whole = month.whole
    assert (whole.told, whole.open, whole.late, whole.handed_over) == (4, 2, 2, 1)
    assert whole.median_ms == 2 * HOUR
    assert [(one.voice, one.told, one.open) for one in month.kinds] == [
        (Voice.INQUIRY, 1, 0),
        (Voice.COMPLAINT, 3, 2),
    ]
    assert [(one.name, one.told, one.open, one.late) for one in month.agencies] == [(name, 1, 1, 1)]
