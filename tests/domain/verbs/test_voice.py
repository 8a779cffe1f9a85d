"""Rating a visit, telling the center something, and answering it."""

from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import DAY, HOUR, MINUTE
from center_app.domain.codec import event_data, read_event
from center_app.domain.message import SETTLED, Progress, Voice
from center_app.domain.people import Role
from center_app.domain.rating import Rating, RatingReason
from center_app.domain.refusal import Reason
from center_app.domain.text import Text
from center_app.domain.visit import Visit
from days import Day, refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from small_catalogue import SMALL

TEXT = "انتظرت ساعة كاملة، وشكرًا لموظفة الشباك 3"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    day = Day(center)
    day.appoint("huda", Role.SUPERVISOR)
    return day


def visit(day: Day, number: str) -> Visit:
    return day.center.hall.visits[day.visit(number)]


def test_a_visit_that_was_served_is_rated_with_what_for(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.serve("1")
    day.rate(number, 4, "waiting", "courtesy", "waiting")
    assert visit(day, number).rating == Rating(4, ("waiting", "courtesy"))
    rated = e.VisitRated(visit=day.visit(number), stars=4, reasons=("waiting", "courtesy"))
    assert center.events[-1] == rated


def test_the_last_rating_counts_and_the_same_again_is_nothing_new(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    day.serve("1")
    for stars in (2, 5, 5):
        day.rate(number, stars, "speed")
    assert visit(day, number).rating == Rating(5, ("speed",))
    assert [event.stars for event in center.events if isinstance(event, e.VisitRated)] == [2, 5]


def test_who_has_not_been_at_a_counter_has_nothing_to_rate(day: Day) -> None:
    first, second = day.issue("birth"), day.issue("birth")
    assert refusal(day.rate, first, 1) is Reason.NOT_SERVED
    assert day.call("1") == first
    assert refusal(day.rate, first, 1) is Reason.NOT_SERVED
    day.start("1")
    day.rate(first, 1)
    day.cancel(second)
    assert refusal(day.rate, second, 1) is Reason.NOT_SERVED


def test_who_left_between_two_counters_may_rate(day: Day) -> None:
    number = day.issue("passport")
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="2")
    day.call("2")
    day.miss("2")
    day.rate(number, 1, "waiting")
    assert visit(day, number).rating == Rating(1, ("waiting",))


@pytest.mark.parametrize("stars", [-1, 0, 6, 5_000])
def test_a_rating_is_from_one_to_five(day: Day, stars: int) -> None:
    number = day.issue("birth")
    day.serve("1")
    assert refusal(day.rate, number, stars) is Reason.BAD_INPUT


def test_a_reason_is_one_of_the_catalogue(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.serve("1")
    assert refusal(day.rate, number, 3, "the employee was called Rana") is Reason.BAD_INPUT
    parking = RatingReason("parking", Text("مواقف السيارات", "Parking"))
    center.hall.shelf = {SMALL.serial: replace(SMALL, rating_reasons=(parking,))}
    assert refusal(day.rate, number, 3, "courtesy") is Reason.BAD_INPUT
    day.rate(number, 3, "parking")
    assert visit(day, number).rating == Rating(3, ("parking",))


def test_a_visit_is_rated_in_the_evening_but_not_the_next_day(clock: ManualClock, day: Day) -> None:
    number = day.issue("birth")
    day.serve("1")
    which = day.visit(number)
    day.end()
    clock.go_on(hours=6)
    day.rate(number, 5)
    clock.go_on(hours=18)

    def rate_late() -> None:
        day.do(c.Rate, "phone", visit=which, stars=1)

    assert refusal(rate_late) is Reason.UNKNOWN_VISIT


@pytest.mark.parametrize("voice", Voice)
def test_each_of_the_five_kinds_is_taken_in_without_its_text(
    center: MemoryCenter, day: Day, voice: Voice
) -> None:
    message = day.tell(voice, TEXT, contact="+962 79 555")
    told = center.events[-1]
    assert told == e.MessageTold(
        message=message,
        voice=voice,
        visit=None,
        service=None,
        agency=None,
        has_text=True,
        has_contact=True,
    )
    assert "+962" not in str(event_data(told))
    assert TEXT not in str(event_data(told))
    assert center.hall.messages[message].progress is Progress.RECEIVED


def test_a_message_about_a_visit_and_a_service_knows_number_and_agency(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("vaccination")
    message = center.hall.messages[
        day.tell(Voice.COMPLAINT, TEXT, visit=day.visit(number), service="vaccination")
    ]
    assert (message.number, message.service, message.agency) == (number, "vaccination", "health")
    other = day.tell(Voice.COMPLAINT, TEXT, service="vaccination", agency="civil")
    assert center.hall.messages[other].agency == "civil"


def test_what_it_is_about_must_be_known(day: Day) -> None:
    assert refusal(day.tell, Voice.REPORT, TEXT, visit="none") is Reason.UNKNOWN_VISIT
    assert refusal(day.tell, Voice.REPORT, TEXT, service="none") is Reason.UNKNOWN_SERVICE
    assert refusal(day.tell, Voice.REPORT, TEXT, agency="none") is Reason.BAD_INPUT


@pytest.mark.parametrize("text", ["", " \n\t ", "\u202e\u2066"])
def test_a_message_without_anything_in_it_is_none(day: Day, text: str) -> None:
    number = day.issue("birth")
    assert refusal(day.tell, Voice.INQUIRY, text) is Reason.NOTHING_TOLD
    assert day.tell(Voice.INQUIRY, text, contact="0790000000")
    assert day.tell(Voice.COMPLAINT, text, visit=day.visit(number))


def test_one_visit_floods_nobody(day: Day) -> None:
    which = day.visit(day.issue("birth"))
    for _ in range(10):
        day.tell(Voice.OBSERVATION, TEXT, visit=which)
    assert refusal(day.tell, Voice.OBSERVATION, TEXT, visit=which) is Reason.TOO_MANY
    day.tell(Voice.OBSERVATION, TEXT)


def test_a_second_message_of_the_same_id_is_refused(day: Day) -> None:
    message = day.tell(Voice.OBSERVATION, TEXT)
    again = c.Tell(id="x", station="kiosk-1", message=message, voice=Voice.REPORT, text=TEXT)
    assert refusal(day.center.do, again) is Reason.MESSAGE_EXISTS


def test_a_message_is_taken_up_and_answered_with_its_time(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    message = day.tell(Voice.COMPLAINT, TEXT)
    clock.go_on(minutes=30)
    day.answer("huda", message, Progress.TAKEN_UP)
    assert center.hall.messages[message].progress is Progress.TAKEN_UP
    assert center.hall.messages[message].took_ms is None
    assert day.answer("huda", message, Progress.TAKEN_UP).events == ()
    clock.go_on(minutes=30)
    answered = day.answer("huda", message, Progress.ANSWERED, text="نعتذر منكم")
    assert answered.events == (
        e.MessageAnswered(
            message=message,
            progress=Progress.ANSWERED,
            took_ms=HOUR,
            reference=None,
            has_text=True,
            who="huda",
        ),
    )
    assert center.hall.messages[message].took_ms == HOUR


@pytest.mark.parametrize("progress", sorted(SETTLED))
def test_what_is_settled_stays_so(day: Day, progress: Progress) -> None:
    message = day.tell(Voice.COMPLAINT, TEXT)
    reference = {"reference": "2026-118-7"} if progress is Progress.HANDED_OVER else {}
    day.answer("huda", message, progress, **reference)
    for then in (Progress.TAKEN_UP, Progress.ANSWERED):
        assert refusal(day.answer, "huda", message, then) is Reason.MESSAGE_IS_SETTLED


def test_what_is_handed_over_keeps_its_reference_and_nothing_else_has_one(day: Day) -> None:
    message = day.tell(Voice.REPORT, TEXT)
    answer = day.answer
    assert refusal(answer, "huda", message, Progress.HANDED_OVER) is Reason.BAD_INPUT
    assert refusal(answer, "huda", message, Progress.CLOSED, reference="7") is Reason.BAD_INPUT
    wrong = "رقم 7"
    assert (
        refusal(answer, "huda", message, Progress.HANDED_OVER, reference=wrong) is Reason.BAD_INPUT
    )
    answer("huda", message, Progress.HANDED_OVER, reference="2026-118-7")
    assert day.center.hall.messages[message].reference == "2026-118-7"


def test_only_what_is_settled_has_an_answer_and_nothing_is_unreceived(day: Day) -> None:
    message = day.tell(Voice.REPORT, TEXT)
    answer = day.answer
    assert refusal(answer, "huda", message, Progress.TAKEN_UP, text=TEXT) is Reason.BAD_INPUT
    assert refusal(answer, "huda", message, Progress.RECEIVED) is Reason.BAD_INPUT
    assert refusal(answer, "huda", "none", Progress.CLOSED) is Reason.UNKNOWN_MESSAGE


@pytest.mark.parametrize(
    ("role", "why"),
    [
        (Role.AGENT, Reason.NOT_ALLOWED),
        (Role.RECEPTION, Reason.NOT_ALLOWED),
        (Role.ADMIN, Reason.NOT_ALLOWED),
        (Role.SUPERVISOR, None),
        (Role.MANAGER, None),
    ],
)
def test_supervisor_and_manager_answer_and_nobody_else(
    day: Day, role: Role, why: Reason | None
) -> None:
    message = day.tell(Voice.COMPLAINT, TEXT)
    assert refusal(day.answer, "nobody", message, Progress.CLOSED) is Reason.NOT_ALLOWED
    nobody = c.Answer(id="x", station="kiosk-1", message=message, progress=Progress.CLOSED)
    assert refusal(day.center.do, nobody) is Reason.NOT_ALLOWED
    day.appoint("omar", role)
    assert refusal(day.answer, "omar", message, Progress.CLOSED) is why


def test_a_message_is_given_to_a_colleague_who_may_answer_it(
    center: MemoryCenter, day: Day
) -> None:
    day.appoint("omar", Role.MANAGER)
    day.appoint("lina", Role.AGENT)
    message = day.tell(Voice.COMPLAINT, TEXT)
    day.answer("huda", message, Progress.TAKEN_UP, who="omar")
    assert center.hall.messages[message].owner == "omar"
    again = day.answer("omar", message, Progress.TAKEN_UP, who="omar")
    assert again.events == ()
    for who, progress, reason in (
        ("lina", Progress.TAKEN_UP, Reason.NOT_ALLOWED),
        ("nobody", Progress.TAKEN_UP, Reason.NOT_ALLOWED),
        ("huda", Progress.CLOSED, Reason.BAD_INPUT),
    ):
        assert refusal(day.answer, "huda", message, progress, who=who) is reason
    day.answer("huda", message, Progress.ANSWERED, text="…")
    assert center.hall.messages[message].owner == "huda"


def test_open_messages_go_on_over_the_days_and_what_is_settled_goes(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    settled, open_ = day.tell(Voice.INQUIRY, TEXT), day.tell(Voice.COMPLAINT, TEXT)
    day.answer("huda", settled, Progress.CLOSED)
    assert center.hall.messages.keys() == {settled, open_}
    clock.go_on(hours=24)
    day.issue("birth")
    assert center.hall.messages.keys() == {open_}
    clock.reboot(seconds=60)
    center.restart()
    done = day.answer("huda", open_, Progress.ANSWERED).the(e.MessageAnswered)
    assert (done.took_ms, done.dq) == (DAY + MINUTE, "wall")


def test_a_center_that_is_not_set_up_hears_nothing() -> None:
    assert refusal(Day(MemoryCenter()).tell, Voice.REPORT, TEXT) is Reason.NO_CATALOGUE


def test_what_was_written_is_shown_in_no_log(day: Day) -> None:
    tell = c.Tell(
        id="x", station="s", message="m", voice=Voice.REPORT, text=TEXT, contact="0790000000"
    )
    answer = c.Answer(id="x", station="s", message="m", progress=Progress.CLOSED, text=TEXT)
    assert TEXT not in f"{tell} {answer}"
    assert "079" not in f"{tell}"


def test_what_the_journal_has_is_read_again() -> None:
    data = {"visit": "v", "stars": 5, "reasons": ["speed"]}
    rated = read_event("visit.rated", 1, data)
    assert rated == e.VisitRated(visit="v", stars=5, reasons=("speed",))


def test_a_question_at_the_door_is_noted_with_its_answer(center: MemoryCenter, day: Day) -> None:
    noted = day.do(c.NoteQuestion, "reception", employee="huda", message="q-1", service="birth")
    told, answered = noted.the(e.MessageTold), noted.the(e.MessageAnswered)
    assert (told.voice, told.agency, told.has_text) == (Voice.INQUIRY, "civil", False)
    assert answered.progress is Progress.ANSWERED
    assert center.hall.messages["q-1"].progress in SETTLED


def test_a_question_is_noted_by_an_employee_and_once(day: Day) -> None:
    asked = {"message": "q-1", "agency": "civil"}
    assert refusal(day.do, c.NoteQuestion, "kiosk-1", **asked) is Reason.NOT_ALLOWED
    day.do(c.NoteQuestion, "reception", employee="huda", **asked)
    again = refusal(day.do, c.NoteQuestion, "reception", employee="huda", **asked)
    assert again is Reason.MESSAGE_EXISTS
    wrong = {"message": "q-2", "agency": "nowhere"}
    refused = refusal(day.do, c.NoteQuestion, "reception", employee="huda", **wrong)
    assert refused is Reason.BAD_INPUT
