"""The center set up otherwise: hours, dates, counters, zones and the rule, by whoever may."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.calendar import Dated, Period
from center_app.domain.place import Settings, Zone
from center_app.domain.views.premises import Premises
from center_app.language import words
from ui.desk.sentence import Sentence
from ui.manager.deeds import Deeds
from ui.manager.session import Session
from ui.station import Station

Change = Callable[[Settings], Settings]


class PremisesModel(QObject):
    """`told(Sentence)` what was changed; `dates_added()` that the dates typed are in force."""

    told = Signal(object)
    dates_added = Signal()

    def __init__(
        self, station: Station, deeds: Deeds, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._deeds, self._session = station, deeds, session

    def set_week(self, week: tuple[tuple[Period, ...], ...]) -> None:
        """Let the center be open so in every week."""
        self._change(lambda settings: _of_calendar(settings, week=week), HOURS)

    def add_dates(self, dated: Dated) -> None:
        """Let other hours hold from one date to another; the last added counts."""
        self._change(
            lambda settings: _of_calendar(settings, exceptions=(*_others(settings, dated), dated)),
            DATES,
        )

    def remove_dates(self, dated: Dated) -> None:
        """Let the usual hours hold again."""

        def without(settings: Settings) -> Settings:
            return _of_calendar(settings, exceptions=_others(settings, dated))

        self._change(without, DATES_GONE)

    def place(self, counter: str, zone: str) -> None:
        """Add a counter, or move one."""
        said = Sentence(PLACED, (("counter", counter),))
        self._deeds.do(c.PlaceCounter, partial(self._done, said), counter=counter, zone=zone)

    def retire(self, counter: str) -> None:
        """Take a counter away for good."""
        said = Sentence(RETIRED, (("counter", counter),))
        self._deeds.do(c.RetireCounter, partial(self._done, said), counter=counter)

    def set_zone(self, zone: Zone) -> None:
        """Add a zone, or rename the one of this code."""

        def with_it(settings: Settings) -> Settings:
            known = settings.zone(zone.code) is not None
            kept = tuple(zone if one.code == zone.code else one for one in settings.zones)
            return replace(settings, zones=kept if known else (*kept, zone))

        self._change(with_it, ZONE)

    def remove_zone(self, code: str) -> None:
        """Take a zone away; refused while a counter stands in it."""
        self._change(
            lambda settings: replace(
                settings, zones=tuple(one for one in settings.zones if one.code != code)
            ),
            ZONE_GONE,
        )

    def set_parameter(self, name: str, value: float) -> None:
        """Let the rule go by another value from the next call on."""
        self._change(
            lambda settings: replace(settings, routing=replace(settings.routing, **{name: value})),
            RULE,
        )

    def _change(self, change: Change, said: str) -> None:
        """Change the settings as they are now, not as the screen had them."""
        self._session.need(partial(self._changed, change, Sentence(said)))

    def _changed(self, change: Change, said: Sentence) -> None:
        station, employee = self._station, self._session.employee
        new_id = station.new_id()

        def work() -> Done:
            settings = change(station.center.see(Premises()).settings)
            command = c.Configure(
                id=new_id, station=station.name, employee=employee, settings=settings
            )
            return station.center.do(command)

        self._deeds.run(work, partial(self._done, said))

    def _done(self, said: Sentence, _done: Done) -> None:
        self.told.emit(said)
        if said.msgid == DATES:
            self.dates_added.emit()


HOURS = words("The hours of the week have been changed.")
DATES = words("These dates have other hours now.")
DATES_GONE = words("These dates have the usual hours again.")
PLACED = words("Counter {counter} has its place.")
RETIRED = words("Counter {counter} is gone. What happened at it stays.")
ZONE = words("The zone has been recorded.")
ZONE_GONE = words("The zone is gone.")
RULE = words("The rule goes by this from the next call on.")


def _others(settings: Settings, dated: Dated) -> tuple[Dated, ...]:
    """So that dates which are added twice are there once."""
    return tuple(one for one in settings.calendar.exceptions if one != dated)


def _of_calendar(settings: Settings, **changes: object) -> Settings:
    calendar = replace(settings.calendar, **changes)  # type: ignore[arg-type]
    return replace(settings, calendar=calendar)
