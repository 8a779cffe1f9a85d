"""Days that a center has had, taken out of its journal without anything that names a person.

Visits are numbered in the order of their arrival, counters go by their signs; times of a trace
are whole seconds after midnight. Employees appear nowhere, and neither does their pace: a time of
serving is as it was.
"""

from center_app.center.days import RecordedDay
from center_app.simulation.plan import Plan
from center_app.simulation.recorded.arrivals import arrivals_of
from center_app.simulation.recorded.codes import offers_of
from center_app.simulation.recorded.counters import plan_of
from center_app.simulation.trace import Trace


def recorded(day: RecordedDay) -> tuple[Plan, Trace]:
    """The day as CENTER.json and TRACE.csv tell one.

    Raises Unreadable where nobody came between its midnights, or no counter served anything.
    """
    offers = offers_of(day)
    plan = plan_of(day, offers)
    return plan, Trace(day.day.isoformat(), arrivals_of(day))


__all__ = ["recorded"]
