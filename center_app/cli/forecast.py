"""`center forecast`: how many are expected on a day, when and for what, and how good that is."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import date, time

from center_app.center.outlook import Outlook
from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.domain.calendar import ONE_DAY
from center_app.domain.forecast.arrivals import by_agency, by_service
from center_app.domain.forecast.backtest import Backtest, Score
from center_app.domain.forecast.forecast import ENOUGH, Forecast, HalfHour
from center_app.domain.plain import read
from center_app.language import find
from center_app.language.dates import clock, dated
from center_app.language.dates import day as named

JUDGED = 150
"""Days of a backtest: some seven months."""

SEASONED = 60
"""Days before which the days of the month, holidays and other hours were hardly seen."""

MOST_AHEAD = 60
"""Days: what is said for later rests on nothing that these days show."""

EXACT = 9.95
"""From here on an expectation is shown in whole numbers."""


def run(settings: Settings, options: Namespace) -> None:
    """Raises Unreadable for a date that is none, Failed where nothing can be said yet."""
    chosen = read(date, options.date) if options.date else None
    with closing(open_house(settings)) as house:
        seen = house.center.outlook()
    if options.backtest:
        _tell_backtest(_judged(seen), as_json=options.json)
        return
    _tell(foreseen(seen, chosen or seen.today + ONE_DAY), seen, as_json=options.json)


def foreseen(seen: Outlook, day: date) -> Forecast:
    """Raises Failed where nothing can be said of the day."""
    if (day - seen.today).days > MOST_AHEAD:
        raise Failed(f"{_dated(day)} is more than {MOST_AHEAD} days ahead, too far to foresee.")
    told = seen.forecast(day)
    if told is None:
        raise Failed(_too_few(sum(one.day < day for one in seen.history)))
    return told


def _judged(seen: Outlook) -> Backtest:
    result = seen.backtest(JUDGED)
    if not result.days:
        raise Failed(_too_few(len(seen.history)))
    return result


def _too_few(days: int) -> str:
    return (
        f"A forecast needs {ENOUGH} days with visits before it, and the history has {days}. Until "
        "then none is made: the catalogue says what is offered, not how many come."
    )


def _tell(told: Forecast, seen: Outlook, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_facts(told, seen)))
        return
    for line in _lines(told, seen):
        print(line)


def _facts(told: Forecast, seen: Outlook) -> dict[str, object]:
    return {
        "date": told.day.isoformat(),
        "days_known": told.known,
        **asdict(told.visits),
        "half_hours": [_of_half(half, seen) for half in told.halves],
    }


def _of_half(half: HalfHour, seen: Outlook) -> dict[str, object]:
    services = {code: n for code, n in by_service(half.asked).items() if code in seen.agencies}
    return {
        "from": _clock(half.half),
        "to": _clock(half.half + 1),
        **asdict(half.visits),
        "agencies": _rounded(by_agency(half.asked, seen.agencies)),
        "services": _rounded(services),
    }


def _rounded(numbers: Mapping[str, float]) -> dict[str, float]:
    return {code: round(number, 3) for code, number in sorted(numbers.items())}


def _lines(told: Forecast, seen: Outlook) -> Iterator[str]:
    if not told.halves:
        yield f"On {named(told.day, find('en'))} the center is closed: nobody is expected."
        return
    whole = told.visits
    yield (
        f"{named(told.day, find('en'))}: {whole.visits:.0f} visits expected, eight times of ten "
        f"between {whole.low} and {whole.high}. Learned from {told.known} days."
    )
    if told.known < SEASONED:
        yield (
            f"Before there are {SEASONED} days, little is known of the days of the month, of "
            "holidays and of other hours."
        )
    yield ""
    yield from _table(told, seen)
    yield ""
    yield "By agency: services asked for; a visit that asks for several counts for each."


def _table(told: Forecast, seen: Outlook) -> Iterator[str]:
    halves = told.halves
    yield _row("from", [*(_clock(half.half) for half in halves), "day"])
    visits = [*(half.visits for half in halves), told.visits]
    yield _row("visits", [_number(one.visits) for one in visits])
    yield _row("at least", [str(one.low) for one in visits])
    yield _row("at most", [str(one.high) for one in visits])
    of_day = by_agency(told.asked, seen.agencies)
    for agency in sorted(of_day, key=lambda code: (-of_day[code], code)):
        each = [by_agency(half.asked, seen.agencies).get(agency, 0.0) for half in halves]
        yield _row(agency, [_number(one) for one in (*each, of_day[agency])])


def _row(title: str, cells: Sequence[str]) -> str:
    return f"{title:<8}" + "".join(f"{cell:>6}" for cell in cells)


def _number(number: float) -> str:
    return f"{number:.1f}" if number < EXACT else f"{number:.0f}"


def _clock(half: int) -> str:
    """The half hours of a day that goes on after midnight begin anew there."""
    return clock(time(half // 2 % 24, half % 2 * 30))


def _tell_backtest(result: Backtest, *, as_json: bool) -> None:
    scores = {
        "days": (result.by_day, result.days_covered.share),
        "half hours": (result.by_half, result.halves_covered.share),
        "half hours by agency": (result.by_agency, None),
    }
    if as_json:
        print(json.dumps(_backtest_facts(result, scores)))
        return
    first, last = (_dated(day) for day in (result.days[0], result.days[-1]))
    print(
        f"{len(result.days)} days from {first} to {last}, each forecast from the days before it "
        "alone, beside the same weekday last week."
    )
    titles = ("mean error", "last week's", "ratio", "of visits", "in range")
    print(f"\n{'':<22}" + "".join(f"{title:>13}" for title in titles))
    for name, (score, covered) in scores.items():
        inside = "" if covered is None else f"{covered:.0%}"
        cells = (f"{score.mae:.2f}", f"{score.naive_mae:.2f}", f"{score.ratio:.2f}")
        print(f"{name:<22}" + "".join(f"{c:>13}" for c in (*cells, f"{score.wape:.0%}", inside)))


def _backtest_facts(
    result: Backtest, scores: dict[str, tuple[Score, float | None]]
) -> dict[str, object]:
    facts: dict[str, object] = {
        "days": len(result.days),
        "first": result.days[0].isoformat(),
        "last": result.days[-1].isoformat(),
    }
    for name, (score, covered) in scores.items():
        facts[name.replace(" ", "_") + "_score"] = {
            "mae": score.mae,
            "naive_mae": score.naive_mae,
            "wape": score.wape,
            "naive_wape": score.naive_wape,
            "ratio": score.ratio,
            "covered": covered,
        }
    return facts


def _dated(day: date) -> str:
    return dated(day, find("en"))
