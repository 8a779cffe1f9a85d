"""Taking the appointments that the registry gives for the present business day and the next."""

from collections.abc import Callable
from datetime import date, timedelta

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.appointment import Appointment
from center_app.domain.refusal import Refused
from center_app.domain.views.appointment import BookableDay, Fitting
from sync.catalogue import STATION
from sync.failures import Rejected
from sync.problem import Code
from sync.registry.downloads import Downloads
from sync.unfit import CatalogueTrouble, Unfit

AHEAD = 1
"""Business days after the present one: tomorrow's are there when the line is not."""

Given = tuple[Appointment, ...]


class AppointmentsPull:
    """The registry's list counts for every day that it has one of; the others stay as they are.

    It knows nothing that matters: after a start all is fetched and compared once more.
    """

    def __init__(self, downloads: Downloads, center: Center, new_id: Callable[[], str]) -> None:
        self._downloads = downloads
        self._center = center
        self._new_id = new_id
        self._lists: dict[date, tuple[str, Given]] = {}
        self._taken: dict[date, Given] = {}

    def once(self) -> None:
        """Raises Unfit for appointments that do not fit here (the others are known then), Failure,
        and Unavailable with the database."""
        try:
            first = self._center.see(BookableDay())
        except Refused:  # the center has not been set up yet
            return
        days = [first + timedelta(days=n) for n in range(AHEAD + 2)]
        lists = {day: self._list(day) for day in days}
        self._lists = {day: known for day, known in self._lists.items() if day in days}
        self._taken = {day: taken for day, taken in self._taken.items() if day in days}
        odd = sum(self._take(day, lists) for day in days[:-1] if lists[day] is not None)
        if odd:
            raise Unfit(CatalogueTrouble.APPOINTMENTS, f"{odd} do not fit")

    def _list(self, day: date) -> Given | None:
        """The registry's list of a day in Amman; None where it has none. Raises Failure."""
        tag, known = self._lists.get(day, ("", ()))
        try:
            found = self._downloads.booked(day, tag)
        except Rejected as no:
            if no.code != Code.NOT_FOUND:
                raise
            self._lists.pop(day, None)
            return None
        if found is not None:
            self._lists[day] = found[0], found[1].appointments
            return found[1].appointments
        return known

    def _take(self, day: date, lists: dict[date, Given | None]) -> int:
        """A business day ends some hours into the next date; how many do not fit."""
        ends = lists[day + timedelta(days=1)] or ()
        given = (*(lists[day] or ()), *ends)
        if self._taken.get(day) == given:
            return 0
        fitting = self._center.see(Fitting(day, given))
        self._center.do(
            c.TakeAppointments(
                id=self._new_id(), station=STATION, day=day, appointments=fitting.appointments
            )
        )
        if not fitting.left_out:
            self._taken[day] = given
        return fitting.left_out
