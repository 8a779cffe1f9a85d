"""Days of several desks with all that happens beside them: appointments, the citizens' voice, PINs,
and presses of who is in charge that come late. A new verb that moves nobody is a rule here."""

from collections.abc import Callable
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from center_app.domain import commands as c
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.clock import MINUTE
from center_app.domain.message import Progress, Voice
from center_app.domain.printer import PrinterState
from center_app.domain.step import Line
from desk_days import PEOPLE, SUPERVISOR, DeskDays, baskets, desks, nth, people
from simple_center import SimpleCenter, must

NAMES = ("first", "second", "third")
"""Of the appointments."""

bookings = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(st.sampled_from([-30, 5, 50, 90]), baskets)
)

someone = st.none() | st.just(SUPERVISOR) | st.sampled_from(PEOPLE)
"""Who does it: nobody in particular, whoever supervises, or anybody."""

LEAVING: dict[type[c.AtCounter], Callable[[SimpleCenter, str], None]] = {
    c.SignOut: SimpleCenter.sign_out,
    c.OpenCounter: SimpleCenter.open,
    c.PauseCounter: SimpleCenter.pause,
    c.CloseCounter: SimpleCenter.close,
}


class WholeDays(DeskDays):
    @rule(wanted=bookings)
    def book(self, wanted: dict[str, tuple[int, list[tuple[str, int]]]]) -> None:
        now, now_s = self.clock.now().at, self.model.now_s
        booked = tuple(
            Appointment(
                appointment_id(name),
                now + minutes * MINUTE,
                tuple(Line(service, copies) for service, copies in basket),
            )
            for name, (minutes, basket) in wanted.items()
        )
        said = {name: (now_s + 60 * minutes, basket) for name, (minutes, basket) in wanted.items()}
        then = lambda _done: self.model.book(said)  # noqa: E731
        self.both(c.TakeAppointments, then, day=self.today, appointments=booked)

    @rule(name=st.sampled_from(NAMES))
    def check_in(self, name: str) -> None:
        if not self.model.booked:
            self.book({name: (5, [("birth", 1)])})
        visit, then = self.new_id(), lambda _done: self.model.check_in(name)
        appointment = appointment_id(name)
        self.both(c.CheckIn, then, visit=visit, token=visit, appointment=appointment)

    @rule(name=st.sampled_from(NAMES))
    def give_the_number_back_and_come_again(self, name: str) -> None:
        """The appointment is as it was."""
        self.check_in(name)
        come = [one for one in self.model.citizens.values() if one.booked is not None]
        for one in come[-1:]:
            then = partial(self.model_cancels, one.number)
            self.both(c.Cancel, then, visit=self.visit(one.number))
            self.check_in(one.booked or name)

    def model_cancels(self, number: str, _done: object) -> None:
        self.model.cancel(number)

    @rule(n=nth, stars=st.integers(0, 6), desk=st.none() | desks)
    def rate(self, n: int, stars: int, desk: str | None) -> None:
        """At the kiosk or by the ticket's code, or at the second screen of a desk."""
        number = self.number(n)
        if number is not None:
            visit, then = self.visit(number), partial(self.model_rates, number, stars, desk)
            self.both(c.Rate, then, visit=visit, stars=stars, counter=desk)

    @rule(desk=desks, stars=st.integers(1, 5))
    def rate_where_it_ended(self, desk: str, stars: int) -> None:
        """Who has just left this desk, which may still take its last press back."""
        left = [one for one in self.model.citizens.values() if one.last_desk == desk]
        for one in left[-1:]:
            visit, then = self.visit(one.number), partial(self.model_rates, one.number, stars, desk)
            self.both(c.Rate, then, visit=visit, stars=stars, counter=desk)

    def model_rates(self, number: str, stars: int, desk: str | None, _done: object) -> None:
        self.model.rate(number, stars, desk)

    @rule(n=st.none() | nth, times=st.sampled_from([1, 1, 1, 11]), written=st.booleans())
    def tell(self, n: int | None, times: int, written: bool) -> None:
        number = self.number(n) if n is not None else None
        for _ in range(times):
            self.tell_once(self.new_id(), number, written=written)

    @rule(again=nth)
    def tell_the_same(self, again: int) -> None:
        """A message that is here already is none."""
        for name in list(self.model.told)[again : again + 1]:
            self.tell_once(name, None, written=True)

    def tell_once(self, name: str, number: str | None, *, written: bool) -> None:
        then = lambda _done: self.model.tell(name, number, written=written)  # noqa: E731
        visit = self.visit(number) if number is not None else None
        text = "The queue was long." if written else ""
        self.both(c.Tell, then, message=name, voice=Voice.COMPLAINT, visit=visit, text=text)

    @rule(by=someone)
    def note_question(self, by: str | None) -> None:
        name = self.new_id()
        then = lambda _done: self.model.note_question(name, by)  # noqa: E731
        self.both(c.NoteQuestion, then, message=name, employee=by)

    @rule(n=nth, progress=st.sampled_from(Progress), by=someone)
    def answer(self, n: int, progress: Progress, by: str | None) -> None:
        """Something that was told; it is told if nothing was."""
        if not self.model.told:
            self.tell_once(self.new_id(), None, written=True)
        name = list(self.model.told)[n % len(self.model.told)]
        then = lambda _done: self.model.answer(name, progress, by)  # noqa: E731
        reference = "47" if progress is Progress.HANDED_OVER else None
        asks = {"message": name, "progress": progress, "reference": reference}
        self.both(c.Answer, then, employee=by, **asks)

    @rule(state=st.sampled_from(PrinterState))
    def report_printer(self, state: PrinterState) -> None:
        def then(_done: object) -> None:
            self.model.printer = state

        self.both(c.ReportPrinter, then, state=state)

    @rule(who=people, by=someone)
    def unlock(self, who: str, by: str | None) -> None:
        then = lambda _done: self.model.unlock(who, by)  # noqa: E731
        self.both(c.UnlockEmployee, then, who=who, employee=by)

    @rule(who=people, by=someone)
    def reset_pin(self, who: str, by: str | None) -> None:
        then = lambda _done: self.model.reset_pin(by)  # noqa: E731
        self.both(c.ResetPin, then, who=who, employee=by, pin="4711")

    @rule(desk=desks, seen=people, shape=st.sampled_from(list(LEAVING)))
    def put_out_late(self, desk: str, seen: str, shape: type[c.AtCounter]) -> None:
        """Who supervises presses for whom was seen there, and perhaps another sits there now."""

        def then(_done: object) -> None:
            must(self.model.desks[desk].who == seen)
            LEAVING[shape](self.model, desk)

        self.both(shape, then, counter=desk, employee=SUPERVISOR, who=seen)

    @invariant()
    def what_was_said_is_what_the_model_says(self) -> None:
        hall, found = self.center.hall, self.by_number()
        for number, one in self.model.citizens.items():
            rating = found[number].rating
            assert (rating.stars if rating else 0) == one.stars, number
            booked = appointment_id(one.booked) if one.booked else None
            assert found[number].booking == booked
        assert hall.messages.keys() == self.model.told.keys()
        for name, note in self.model.told.items():
            message = hall.messages[name]
            told = message.number, message.progress, message.owner
            assert told == (note.number, note.progress, note.owner)
        broken = {one.state for one in hall.printers.values()}
        assert broken == {self.model.printer} - {PrinterState.WELL}
        assert hall.appointments.keys() == set(map(appointment_id, self.model.booked))
