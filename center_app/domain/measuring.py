"""What an indicator of an improvement action is, taken from the report of some days."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from center_app.domain.action import BEFORE_DAYS, Aim, Measured
from center_app.domain.calendar import ONE_DAY
from center_app.domain.indicators import Indicators, Share, Spread
from center_app.domain.period import PeriodReport
from center_app.domain.report import AgencyLine, ServiceLine
from center_app.domain.satisfaction import Satisfaction
from center_app.domain.span import Span

Figure = tuple[int | None, int]
"""A value in the unit of its aim, and over how many it was taken."""

NONE: Figure = (None, 0)


class _Steps(NamedTuple):
    """What the center, an agency or a service has of all that is counted by steps."""

    within: Share
    wait: Spread | None
    abandoned: Share
    satisfaction: Satisfaction


OF_STEPS: Mapping[Aim, Callable[[_Steps], Figure]] = {
    Aim.WITHIN: lambda one: _share(one.within),
    Aim.WAIT_MEDIAN: lambda one: (one.wait.median, one.wait.count) if one.wait else NONE,
    Aim.WAIT_P90: lambda one: (one.wait.p90, one.wait.count) if one.wait else NONE,
    Aim.ABANDONED: lambda one: _share(one.abandoned),
    Aim.RATING: lambda one: _rating(one.satisfaction),
}
OF_VISITS: Mapping[Aim, Callable[[Indicators], Share]] = {
    Aim.NO_SHOW: lambda figures: figures.no_show,
    Aim.TRANSFERRED: lambda figures: figures.transferred,
    Aim.RESOLVED: lambda figures: figures.resolved,
    Aim.INCOMPLETE: lambda figures: Share(figures.outcomes.incomplete, figures.outcomes.copies),
}


def measured(
    report: PeriodReport, aim: Aim, agency: str | None = None, service: str | None = None
) -> Measured:
    """The indicator over the days of the report, of the center, an agency or a service."""
    value, count = _figure(report, aim, agency, service)
    return Measured(report.span.first, report.span.last, value, count)


def days_before(today: date) -> Span:
    """The days over which an indicator is measured before anything is done."""
    return Span(today - timedelta(BEFORE_DAYS - 1), today)


def days_after(opened: date, before: Measured, today: date) -> Span | None:
    """As many days as were measured before, up to today, none of them before the action was opened.

    None on the day on which it was opened: there is nothing yet that it could have changed.
    """
    first = max(opened + ONE_DAY, today - timedelta(before.span.days - 1))
    return Span(first, today) if first <= today else None


def _figure(report: PeriodReport, aim: Aim, agency: str | None, service: str | None) -> Figure:
    if aim in OF_VISITS:
        return _share(OF_VISITS[aim](report.figures))
    if agency is None and service is None:
        whole = report.figures
        return OF_STEPS[aim](_Steps(whole.within, whole.wait, whole.abandoned, whole.satisfaction))
    line = _line(report, agency, service)
    return OF_STEPS[aim](_steps_of(line)) if line is not None else NONE


def _line(
    report: PeriodReport, agency: str | None, service: str | None
) -> AgencyLine | ServiceLine | None:
    if service is not None:
        return next((one for one in report.services if one.service == service), None)
    return next((one for one in report.agencies if one.agency == agency), None)


def _steps_of(line: AgencyLine | ServiceLine) -> _Steps:
    figures = line.figures
    abandoned = Share(line.unserved, figures.steps)
    return _Steps(figures.within, figures.wait, abandoned, line.satisfaction)


def _share(share: Share) -> Figure:
    """In thousandths."""
    return (round(1000 * share.part / share.whole), share.whole) if share.whole else NONE


def _rating(satisfaction: Satisfaction) -> Figure:
    """In hundredths of a star."""
    if satisfaction.mean is None:
        return NONE
    return round(100 * satisfaction.mean), satisfaction.rated
