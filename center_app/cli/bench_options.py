"""The options of `center bench`."""

import argparse
from pathlib import Path

from center_app.cli.options import Commands, add, group, number


def bench(commands: Commands) -> None:
    benchmarks = group(commands, "bench", "Benchmarks, each beside a baseline or a goal.")
    for name, about in (("issue", "Issuing tickets."), ("call", "Calling the next visit.")):
        command = _measuring(benchmarks, name, about)
        command.add_argument("--processes", type=number, nargs="+", default=[1, 8])
        _among_waiting(command)
        _on_databases(command)
    _among_waiting(_measuring(benchmarks, "decide", "Deciding alone, without the database."))
    start = _measuring(benchmarks, "start", "Starting in the middle of a day.")
    start.add_argument("--visits", type=number, default=2_000, help="of that day")
    _on_databases(start)
    kiosk = _measuring(benchmarks, "kiosk", "From the last touch to number and paper.")
    kiosk.add_argument("--processes", type=number, default=8, help="that work meanwhile")
    kiosk.add_argument("--tickets", type=number, default=40, help="in a run")
    _in_the_hall(benchmarks)
    _with_phones(benchmarks)
    reports = _measuring(benchmarks, "reports", "The figures of days, with a year behind them.")
    reports.add_argument("--visits", type=number, default=500, help="of a day")
    reports.add_argument("--days", type=number, default=300, help="of the year")
    _on_databases(reports)
    search = _measuring(benchmarks, "search", "Finding a service by what people type.")
    search.add_argument("--services", type=number, default=500, help="of the catalogue")

    _with_a_registry(benchmarks)
    replay = add(
        benchmarks, "replay", "The rule and the estimate, beside what others do.", "bench:replay"
    )
    replay.add_argument("--days", "--runs", type=number, default=10, help="that are compared")
    replay.add_argument("--learn", type=int, default=5, help="days before, from which it learns")
    kinds = ("base", "calm", "peak", "absent", "surge")
    replay.add_argument("--scenario", choices=kinds, nargs="+", default=kinds[:1])
    replay.add_argument("--seed", type=number, default=101, help="of the first day")
    replay.add_argument("--center", type=Path, help="as CENTER.json (default: one by chance)")

    about = "The forecast of arrivals, beside those of the same weekday last week."
    forecast = add(benchmarks, "forecast", about, "bench:forecast")
    forecast.add_argument("--runs", type=number, default=5, help="years by chance, each a center")
    forecast.add_argument("--days", type=number, default=150, help="of each that are compared")
    forecast.add_argument("--seed", type=number, default=101, help="of the first year")

    about = "The wait in half an hour as it is foretold, beside that it will be as now."
    ahead = add(benchmarks, "ahead", about, "bench:foresee")
    ahead.add_argument("--runs", type=number, default=1, help="centers by chance")
    ahead.add_argument("--days", type=number, default=2, help="of each that are judged")
    ahead.add_argument("--seed", type=number, default=1, help="of the first center")


def _in_the_hall(benchmarks: Commands) -> None:
    desk = _measuring(benchmarks, "desk", "From the key to the number at a counter.")
    desk.add_argument("--presses", type=number, default=40, help="in a run, and as many at rest")
    desk.add_argument("--waiting", type=int, default=1_000, help="who wait meanwhile")
    desk.add_argument("--stations", type=number, default=40, help="that work meanwhile")
    desk.add_argument("--processes", type=number, default=8, help="that are the stations")
    _on_databases(desk)
    hall = _measuring(benchmarks, "hall", "A peak hour of all stations at their server.")
    hall.add_argument("--counters", type=number, default=40, help="beside 3 kiosks, 4 displays, …")
    hall.add_argument("--events", type=number, default=30, help="in a second, all together")
    hall.add_argument("--seconds", type=float, default=15.0, help="of a run, and as many alone")
    hall.add_argument("--processes", type=number, default=6, help="that are the stations")
    about = "each process on the database itself, without a server"
    hall.add_argument("--direct", action="store_true", help=about)
    hall.add_argument(
        "--sync",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="the link to a registry, as in life",
    )
    _on_databases(hall)
    about = "From a counter's press to the board of the hall, and to the first sound."
    display = add(benchmarks, "display", about, "bench:display")
    display.add_argument("--presses", type=number, default=30, help="while nothing else goes on")
    display.add_argument("--seconds", type=float, default=45.0, help="of the hall's load")
    display.add_argument("--counters", type=number, default=40, help="of the hall, as for hall")
    display.add_argument("--events", type=number, default=30, help="in a second, all together")
    display.add_argument("--processes", type=number, default=6, help="that are the stations")


def _with_phones(benchmarks: Commands) -> None:
    web = _measuring(benchmarks, "web", "Phones that follow their tickets.")
    web.add_argument("--phones", type=number, default=500, help="that look every 15 seconds")
    web.add_argument("--counters", type=number, default=40, help="that are open")
    web.add_argument("--seconds", type=float, default=60.0, help="of a run")
    web.add_argument("--events", type=number, default=10, help="in a second at the counters")
    _on_databases(web)


def _with_a_registry(benchmarks: Commands) -> None:
    about = "What the registry takes from many centers, beside the bare database."
    ingest = _measuring(benchmarks, "ingest", about)
    ingest.add_argument("--clients", type=number, default=4, help="centers that send at once")
    ingest.add_argument("--batches", type=number, default=10, help="of 500 events, each, in a run")
    ingest.add_argument("--workers", type=number, default=1, help="processes that serve")
    stored = "events that are there before; the first line is what others are compared with"
    ingest.add_argument("--stored", type=int, nargs="+", default=[0], help=stored)
    _on_databases(ingest)

    about = "How soon the registry has an event, and what the link costs the center."
    link = add(benchmarks, "sync", about, "bench:sync")
    link.add_argument("--backlog", type=number, default=100_000, help="entries that wait at first")
    link.add_argument("--presses", type=number, default=200, help="actions, with and without it")
    link.add_argument("--events", type=number, default=20, help="that are waited for, one by one")


def _measuring(benchmarks: Commands, name: str, about: str) -> argparse.ArgumentParser:
    command = add(benchmarks, name, about, f"bench:{name}")
    command.add_argument("--runs", type=number, default=5, help="of which the median counts")
    return command


def _among_waiting(command: argparse.ArgumentParser) -> None:
    command.add_argument("--waiting", type=int, nargs="+", default=[0, 1_000, 10_000])
    command.add_argument("--seconds", type=float, default=0.5, help="that a run takes")


def _on_databases(command: argparse.ArgumentParser) -> None:
    about = "addresses of empty databases that it may fill (default: a SQLite file of its own)"
    command.add_argument("--database", nargs="+", default=[None], help=about)
