"""`center replay`: days of traces through the real rule and estimate, with their logs."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.estimate.classes import Class
from center_app.domain.estimate.experience import Experience
from center_app.simulation.accuracy import Accuracy, Pair, accuracy, by_class, naive
from center_app.simulation.citizens import told_by_the_center
from center_app.simulation.measures import Measures, measured
from center_app.simulation.plan import Plan, read_plan
from center_app.simulation.policies import POLICIES
from center_app.simulation.premises import FIRST_DAY
from center_app.simulation.records import Told, Turn, estimates_text, log_text
from center_app.simulation.replay import Setting, replay
from center_app.simulation.trace import Trace, read_trace

OWN = "center"
"""The policy whose own estimate is told; the others tell the naive one."""


@dataclass(frozen=True, slots=True)
class DayPlayed:
    """What came of one trace."""

    trace: Trace
    turns: Sequence[Turn]
    told: Sequence[Told]
    measures: Measures
    estimate: Mapping[Class, Sequence[Pair]]
    naive: Mapping[Class, Sequence[Pair]]


def run(_settings: Settings, options: Namespace) -> None:
    """All files are read before anything is played. Raises Unreadable with the faults of one."""
    plan = read_plan(options.center.read_bytes(), options.center.name)
    traces = [read_trace(file.read_bytes(), file.name, plan) for file in options.traces]
    _refuse_repeated(traces)
    summaries = []
    for played in days([(plan, trace) for trace in traces], options.policy, options.seed):
        summary = _summary(played, options.policy)
        _write(options.out / played.trace.name, played, summary)
        summaries.append(summary)
        if not options.json:
            print(_sentence(played), flush=True)
    tell(options, f"Written to {options.out}.", policy=options.policy, days=summaries)


def days(
    series: Iterable[tuple[Plan, Trace]], name: str, seed: int | None = None
) -> Iterator[DayPlayed]:
    """The days one after the other; the center learns from each for the next."""
    policy = POLICIES[name]
    estimate = told_by_the_center if name == OWN else None
    experience: Experience | None = None
    for n, (plan, trace) in enumerate(series):
        setting = Setting(FIRST_DAY + timedelta(days=n), seed=seed)
        played = replay(plan, trace, policy, setting, estimate, experience)
        experience = played.experience
        simple = naive(plan, trace, played.turns)
        told = played.told if name == OWN else simple
        yield DayPlayed(
            trace,
            played.turns,
            told,
            measured(plan, trace, played.turns),
            by_class(plan, trace, played.turns, told),
            by_class(plan, trace, played.turns, simple),
        )


def of_all(pairs: Mapping[Class, Sequence[Pair]]) -> Accuracy:
    return accuracy([pair for of_class in pairs.values() for pair in of_class])


def _refuse_repeated(traces: Sequence[Trace]) -> None:
    names = [trace.name for trace in traces]
    for name in names:
        if names.count(name) > 1:
            raise Failed(f"Two traces are named {name}, and would be written to the same folder.")


def _summary(day: DayPlayed, policy: str) -> dict[str, object]:
    return {
        "trace": day.trace.name,
        "policy": policy,
        "measures": asdict(day.measures),
        "estimate": asdict(of_all(day.estimate)),
        "naive": asdict(of_all(day.naive)),
    }


def _write(folder: Path, day: DayPlayed, summary: dict[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "log.csv": log_text(day.turns),
        "estimates.csv": estimates_text(day.told),
        "summary.json": json.dumps(summary, indent=1) + "\n",
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())


def _sentence(day: DayPlayed) -> str:
    found = day.measures
    return (
        f"{day.trace.name}: {found.visits} visits, {found.within:.1%} within target, "
        f"wait {found.mean_wait:.1f} min, estimates {of_all(day.estimate).mae:.1f} min off."
    )
