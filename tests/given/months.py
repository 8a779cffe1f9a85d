"""Months that never were: the rows of their visits, drawn by a seed, with the sample's services."""

from datetime import date
from functools import cache
from random import Random

from center_app.domain.agreement import Agreement
from center_app.domain.calendar import ONE_DAY, Calendar
from center_app.domain.catalogue import Audience, Service
from center_app.domain.clock import HOUR, MINUTE, midnight
from center_app.domain.counter import Status
from center_app.domain.dossier import Dossier, compared, dossier
from center_app.domain.facts import Facts, MessageFacts, SittingFacts, StepFacts, VisitFacts
from center_app.domain.message import Progress, Voice
from center_app.domain.period_report import period_report
from center_app.domain.place import Settings
from center_app.domain.presence import PresenceFacts
from center_app.domain.report import Seal
from center_app.domain.span import Span, month_of
from center_app.domain.step import StepState
from center_app.domain.visit import Stand
from center_app.sample import sample_catalogue
from reports import HEAD, NAME

NOVEMBER = month_of(date(2026, 11, 1))

SEAL = Seal("0193a5f2-7c1e-7b2a-9f00-5be0c1d2e3f4", 152_741, HEAD)

CALENDAR = Calendar()

COUNTERS = 24

STANDS = (
    *(Stand.SERVED,) * 91,
    *(Stand.MISSED,) * 4,
    *(Stand.CANCELLED,) * 3,
    *(Stand.EXPIRED,) * 2,
)


def drawn_facts(period: Span, a_day: int, seed: int = 7) -> Facts:
    """The rows of about so many visits on each day on which a center usually opens."""
    draw = Random(seed)
    parts: list[Facts] = []
    for n in range(period.days):
        day = period.first + n * ONE_DAY
        if CALENDAR.periods(day):
            number = round(a_day * draw.uniform(0.8, 1.2))
            parts.append(_day(draw, day, number))
    return Facts(
        tuple(one for part in parts for one in part.visits),
        tuple(one for part in parts for one in part.steps),
        tuple(one for part in parts for one in part.sittings),
        tuple(one for part in parts for one in part.presences),
        tuple(one for part in parts for one in part.messages),
    )


@cache
def drawn_dossier(period: Span = NOVEMBER, a_day: int = 30, seed: int = 7) -> Dossier:
    """The report of a period of such days; before it there were as many."""
    return dossier_of(
        period, drawn_facts(period, a_day, seed), drawn_facts(period.before(), a_day, 8)
    )


def dossier_of(period: Span, facts: Facts, before: Facts) -> Dossier:
    settings = Settings(NAME, agreements=(Agreement("CSPD", 90),))
    report = period_report(
        period,
        facts,
        settings,
        sample_catalogue(),
        center="JO-AMM-001",
        seal=SEAL,
        final=True,
        made_at=midnight(period.last) + 15 * HOUR + 4 * MINUTE,
    )
    return dossier(report, facts, compared(before), settings)


def _day(draw: Random, day: date, number: int) -> Facts:
    begin = midnight(day) + 8 * HOUR
    visits, steps, sittings = [], [], []
    arrivals = sorted(int(draw.triangular(0, 6.8, 2) * HOUR) for _ in range(number))
    for n, arrival in enumerate(arrivals):
        visit, its_steps, sitting = _visit(draw, day, n, begin + arrival)
        visits.append(visit)
        steps += its_steps
        sittings += [sitting] if sitting is not None else []
    return Facts(
        tuple(visits),
        tuple(steps),
        tuple(sittings),
        tuple(_presence(draw, day, n, begin) for n in range(1, COUNTERS + 1)),
        (_message(day, begin),),
    )


def _visit(
    draw: Random, day: date, n: int, issued: int
) -> tuple[VisitFacts, list[StepFacts], SittingFacts | None]:
    visit, stand = f"{day}-{n}", draw.choice(STANDS)
    sat = stand is Stand.SERVED
    called = stand in (Stand.SERVED, Stand.MISSED)
    middle = 1 - abs(issued - midnight(day) - 10.5 * HOUR) / (4 * HOUR)
    wait = int(draw.expovariate(1 / ((4 + 12 * max(0.1, middle)) * MINUTE)))
    counter = str(draw.randint(1, COUNTERS))
    steps, ended = [], issued + wait
    for line in range(draw.choice((1, 1, 1, 2, 2, 4))):
        service = _service(draw)
        served = int(draw.gammavariate(4, service.minutes * MINUTE / 4))
        ended += served if sat else 0
        within = wait <= service.target * MINUTE if called or stand is Stand.EXPIRED else None
        steps.append(
            StepFacts(
                visit=visit,
                line=line,
                stage=0,
                service=service.code,
                agency=service.agency,
                quantity=1,
                state=StepState.DONE if sat else StepState(stand.value),
                counter=counter if sat else None,
                employee="0193a5f2-0000-7000-8000-000000000007" if sat else None,
                target_ms=service.target * MINUTE,
                wait_ms=wait if sat else None,
                served_ms=served if sat else None,
                finished_at=ended if sat else None,
                within=within if sat else (None if within is None else False),
                completed=int(sat and draw.random() < 0.95),
            )
        )
    decided = [step.within for step in steps]
    whole = VisitFacts(
        visit=visit,
        day=day,
        number=f"A{n % 999 + 1:03d}",
        audience=Audience.ESTABLISHMENTS if draw.random() < 0.1 else Audience.INDIVIDUALS,
        language="ar" if draw.random() < 0.92 else "en",
        priority="elderly" if draw.random() < 0.08 else None,
        stand=stand,
        issued_at=issued,
        ended_at=ended,
        wait_to_call_ms=wait if called else None,
        total_ms=ended - issued,
        held_citizen_ms=0,
        held_center_ms=0,
        counters=int(sat),
        transfers=int(draw.random() < 0.05),
        promise_low_ms=5 * MINUTE,
        promise_high_ms=15 * MINUTE,
        promise_point_ms=9 * MINUTE,
        promised_as="ordinary",
        within=None if None in decided else all(decided),
        resolved=draw.random() < 0.95 if sat else None,
        stars=draw.choice((5, 5, 4, 4, 3, 1)) if sat and draw.random() < 0.3 else None,
    )
    sitting = SittingFacts(
        visit, f"s-{visit}", counter, "e", issued + wait, issued + wait, ended, wait, 20_000, 0
    )
    return whole, steps, sitting if sat else None


def _service(draw: Random) -> Service:
    services = sample_catalogue().services
    return services[min(int(draw.expovariate(1 / 14)), len(services) - 1)]


def _presence(draw: Random, day: date, n: int, begin: int) -> PresenceFacts:
    length = 7 * HOUR
    serving = int(length * draw.uniform(0.55, 0.9))
    employee = f"e-{n}"
    return PresenceFacts(
        day, n, str(n), employee, Status.OPEN, None, begin, begin + length, length, serving, None
    )


def _message(day: date, begin: int) -> MessageFacts:
    settled = begin + 30 * HOUR
    return MessageFacts(
        f"m-{day}",
        day,
        Voice.COMPLAINT,
        None,
        None,
        None,
        Progress.CLOSED,
        begin,
        settled,
        30 * HOUR,
    )
