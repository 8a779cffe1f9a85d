"""Reports of days that never were, of any size."""

from dataclasses import replace
from datetime import date

from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.day_report import HALF_HOUR
from center_app.domain.indicators import (
    Indicators,
    Outcomes,
    Share,
    Spread,
    StepIndicators,
    WorkIndicators,
)
from center_app.domain.report import AgencyLine, CounterLine, DayReport, HalfHour, Seal, ServiceLine
from center_app.domain.satisfaction import NOBODY_RATED, Satisfaction
from center_app.domain.text import Text
from center_app.sample import sample_catalogue
from manual_clock import moment

NAME = Text("مركز الخدمات الحكومية الشامل", "Comprehensive Government Services Center")
HEAD = "9f2c5d81" * 8

WAIT = Spread(200, 11 * MINUTE, 9 * MINUTE + 5_000, 17 * MINUTE, 24 * MINUTE, 41 * MINUTE)
STEPS = StepIndicators(40, 36, 0, WAIT, WAIT, Share(31, 39))

USUAL = Indicators(
    issued=320,
    served=290,
    cancelled=9,
    missed=13,
    expired=8,
    open=0,
    steps_done=610,
    wait=WAIT,
    wait_to_call=WAIT,
    walk=WAIT,
    service=WAIT,
    visit=WAIT,
    within=Share(561, 640),
    visits_within=Share(270, 318),
    abandoned=Share(8, 320),
    no_show=Share(13, 303),
    transferred=Share(20, 290),
    resolved=Share(281, 290),
    hand_offs=22,
    occupancy=Share(60 * HOUR, 76 * HOUR),
    satisfaction=Satisfaction(4.37, 112, 290),
    outcomes=Outcomes(620, 581, 14, 3, 5, 4, 13),
    pick_ups=11,
)

EMPTY = replace(
    USUAL,
    issued=0,
    served=0,
    cancelled=0,
    missed=0,
    expired=0,
    steps_done=0,
    wait=None,
    within=Share(0, 0),
    abandoned=Share(0, 0),
    no_show=Share(0, 0),
    resolved=Share(0, 0),
    occupancy=Share(0, 0),
    satisfaction=NOBODY_RATED,
    outcomes=Outcomes(0, 0, 0, 0, 0, 0, 0),
    pick_ups=0,
)


def usual_day(*, services: int = 40, agencies: int = 17, counters: int = 12) -> DayReport:
    """A complete day at a center of this size, with the names of the sample catalogue."""
    catalogue = sample_catalogue()
    opening = moment("2026-11-22 08:00")
    return DayReport(
        center="JO-AMM-001",
        name=NAME,
        day=date(2026, 11, 22),
        final=True,
        made_at=moment("2026-11-22 15:04"),
        sample=True,
        figures=USUAL,
        half_hours=tuple(
            HalfHour(opening + n * HALF_HOUR, 10 + 3 * n, n % 3, WAIT) for n in range(14)
        ),
        agencies=tuple(
            AgencyLine(agency.code, agency.short or agency.name, 3, STEPS, 2)
            for agency in catalogue.agencies[:agencies]
        ),
        services=tuple(
            ServiceLine(service.code, service.agency, service.name, 15 * MINUTE, STEPS, 2)
            for service in catalogue.services[:services]
        ),
        counters=tuple(
            CounterLine(
                str(n), WorkIndicators(20 + n, 40 + n, WAIT, Share(5 * HOUR, 6 * HOUR + n * MINUTE))
            )
            for n in range(1, counters + 1)
        ),
        employees=(),
        seal=Seal("0193a5f2-7c1e-7b2a-9f00-5be0c1d2e3f4", 2_741, HEAD),
    )


def empty_day() -> DayReport:
    """A day on which nobody came, although the center was open."""
    report = usual_day(services=0, agencies=0, counters=0)
    hours = tuple(HalfHour(slot.at, 0, 0, None) for slot in report.half_hours)
    return replace(report, figures=EMPTY, half_hours=hours)


def single_visit() -> DayReport:
    """A day on which one visitor came, and was served at once."""
    report = usual_day(services=1, agencies=1, counters=1)
    one = Spread(1, 52_000, 52_000, 52_000, 52_000, 52_000)
    figures = replace(
        EMPTY, issued=1, served=1, wait=one, within=Share(1, 1), abandoned=Share(0, 1)
    )
    first, *others = (HalfHour(slot.at, 0, 0, None) for slot in report.half_hours)
    hours = (replace(first, arrivals=1, wait=one), *others)
    return replace(report, figures=figures, half_hours=hours)


def unfinished_day() -> DayReport:
    """A day that still goes on."""
    report = usual_day()
    figures = replace(USUAL, served=250, open=40)
    return replace(report, final=False, figures=figures, made_at=moment("2026-11-22 11:40"))
