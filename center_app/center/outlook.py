"""What the days that are over say about those to come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from center_app.domain.calendar import ONE_DAY, Calendar
from center_app.domain.forecast.arrivals import DayArrivals
from center_app.domain.forecast.backtest import Backtest, backtest
from center_app.domain.forecast.forecast import Forecast, forecast
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused

LOOK_BACK = timedelta(days=500)
"""Of which the history is read: the last Ramadan is in it, and older days tell little."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The history up to the last day that is over, with the calendar and whose each service is."""

    history: tuple[DayArrivals, ...]
    over: date
    today: date
    calendar: Calendar
    agencies: Mapping[str, str]

    def forecast(self, day: date) -> Forecast | None:
        """Of a day to come; of one that is over, what would have been said the evening before.

        None while there are too few days.
        """
        return forecast(
            self.history, self.calendar, self.agencies, day, min(self.over, day - ONE_DAY)
        )

    def backtest(self, judged: int) -> Backtest:
        """Of the last days, `judged` of them at most."""
        return backtest(self.history, self.calendar, self.agencies, judged)


def last_over(hall: Hall, today: date) -> date:
    """The last business day that nobody will come on any more."""
    closed = hall.phase is Phase.CLOSED and hall.day == today
    return today if closed else today - ONE_DAY


def outlook(hall: Hall, today: date, history: tuple[DayArrivals, ...]) -> Outlook:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    if hall.settings is None or hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    over = last_over(hall, today)
    agencies = {service.code: service.agency for service in hall.catalogue.services}
    before = tuple(one for one in history if one.day <= over)
    return Outlook(before, over, today, hall.settings.calendar, agencies)
