"""What else happens in the house of a simple center: appointments, the citizens' voice, PINs and
printers."""

from dataclasses import dataclass, field

from simple_center import SimpleCenter, must
from simple_visit import Citizen, line_of

EARLY_S = 60 * 60
"""So long before the booked time one may check in."""

MESSAGES = 10
"""As many may be told of one visit."""

Basket = list[tuple[str, int]]


@dataclass
class Note:
    """A message: the number that it is about, if it is about one, how far it is and with whom."""

    number: str | None
    progress: str = "received"
    owner: str | None = None


@dataclass
class SimpleHouse(SimpleCenter):
    """Of none of this does anybody move, but for who checks in."""

    booked: dict[str, tuple[float, Basket]] = field(default_factory=dict)
    """When and for what, by the name of the appointment."""
    told: dict[str, Note] = field(default_factory=dict)
    printer: str = "well"

    def book(self, appointments: dict[str, tuple[float, Basket]]) -> None:
        """All appointments of the day; who is not among them has none any more. What was done
        before stands if one is another."""
        if appointments != self.booked:
            self.slips.clear()
        self.booked = appointments

    def check_in(self, name: str) -> None:
        must(not self.closed and not self.paused and name in self.booked)
        come = [one for one in self.citizens.values() if one.booked == name]
        must(all(one.where == "cancelled" for one in come))
        at_s, basket = self.booked[name]
        must(self.now_s >= at_s - EARLY_S)
        self._comes([line_of(service, copies) for service, copies in basket]).booked = name

    def rate(self, number: str, stars: int, desk: str | None = None) -> None:
        """Who has sat down says how it was; at a desk, who was there last and has gone."""
        one = self.citizens[number]
        must(one.was_served and 1 <= stars <= 5)
        must(desk is None or self._left(one, desk))
        if one.stars != stars:
            self._follows(number=number)
            one.stars = stars

    def tell(self, name: str, number: str | None, *, written: bool) -> None:
        must(name not in self.told)
        must(written or number is not None)
        if number is not None:
            must(sum(note.number == number for note in self.told.values()) < MESSAGES)
            self._follows(number=number)
        self.told[name] = Note(number)

    def note_question(self, name: str, by: str | None) -> None:
        """It was answered with its asking, by somebody who works here."""
        must(by in self.skills and name not in self.told)
        self.told[name] = Note(None, "answered")

    def answer(self, name: str, progress: str, by: str | None) -> None:
        """Whoever supervises takes it up or settles it, once."""
        must(by in self.supervisors and name in self.told)
        note = self.told[name]
        must(note.progress in {"received", "taken_up"} and progress != "received")
        note.progress, note.owner = progress, by

    def unlock(self, who: str, by: str | None) -> None:
        """Somebody in charge does, and nobody oneself."""
        must(by is None or (by in self.supervisors and by != who))

    def reset_pin(self, by: str | None) -> None:
        """Nobody here manages the staff: only who is at the command line does."""
        must(by is None)

    def _left(self, one: Citizen, desk: str) -> bool:
        return one.where == "done" and one.last_desk == desk
