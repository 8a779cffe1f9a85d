"""`center bench`: what the center takes for its work, beside a baseline or a goal."""

from argparse import Namespace

from center_app.cli.bench import (
    ahead,
    decisions,
    forecasts,
    ingestion,
    link,
    replays,
    searching,
    start_up,
    transactions,
)
from center_app.cli.bench import hall as halls
from center_app.cli.bench import (
    reports as of_days,
)
from center_app.cli.bench import web as pages
from center_app.cli.bench.table import show
from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.sample.center import COLLEAGUES


def issue(settings: Settings, options: Namespace) -> None:
    show(transactions.measured(settings, options, "issue"), as_json=options.json)


def call(settings: Settings, options: Namespace) -> None:
    """Raises Failed for more processes than the sample center has counters."""
    if max(options.processes) > len(COLLEAGUES):
        raise Failed(f"Each process needs a counter, and there are {len(COLLEAGUES)}.")
    show(transactions.measured(settings, options, "call"), as_json=options.json)


def decide(settings: Settings, options: Namespace) -> None:
    show(decisions.measured(settings, options), as_json=options.json)


def start(settings: Settings, options: Namespace) -> None:
    show(start_up.measured(settings, options), as_json=options.json)


def kiosk(settings: Settings, options: Namespace) -> None:
    from center_app.cli.bench.kiosk import measured  # with Qt, which the others do without

    show(measured(settings, options), as_json=options.json)


def desk(settings: Settings, options: Namespace) -> None:
    """Raises Failed for more processes than there are stations."""
    from center_app.cli.bench.desk import measured  # with Qt, as above

    if options.processes > options.stations:
        raise Failed("Each process needs a station.")
    show(measured(settings, options), as_json=options.json)


def hall(settings: Settings, options: Namespace) -> None:
    show(halls.measured(settings, options), as_json=options.json)


def display(settings: Settings, options: Namespace) -> None:
    """Raises Failed where nothing plays sound."""
    from center_app.cli.bench.display import measured  # with Qt, as above

    show(measured(settings, options), as_json=options.json)


def web(settings: Settings, options: Namespace) -> None:
    show(pages.measured(settings, options), as_json=options.json)


def forecast(_settings: Settings, options: Namespace) -> None:
    show(forecasts.measured(options), as_json=options.json)


def foresee(_settings: Settings, options: Namespace) -> None:
    show(ahead.measured(options), as_json=options.json)


def replay(_settings: Settings, options: Namespace) -> None:
    show(replays.measured(options), as_json=options.json)


def reports(settings: Settings, options: Namespace) -> None:
    show(of_days.measured(settings, options), as_json=options.json)


def search(_settings: Settings, options: Namespace) -> None:
    show(searching.measured(options), as_json=options.json)


def sync(settings: Settings, options: Namespace) -> None:
    show(link.measured(settings, options), as_json=options.json)


def ingest(settings: Settings, options: Namespace) -> None:
    show(ingestion.measured(settings, options), as_json=options.json)
