"""`center bench hall`: a peak hour of the whole hall, at its server and in one process.

Each run plays the same presses and the same screens twice: by one process that has the center
itself, and by stations that ask a real server, each over connections of its own; or `--direct` by
several processes that have the database open themselves. The server keeps the link to a registry up
meanwhile, as in life.
"""

import os
import subprocess
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from threading import Timer
from time import monotonic, sleep

from center_app.cli.bench.center import fill, found, measured_house
from center_app.cli.bench.hall_figures import Figure, Run, Taken, figures
from center_app.cli.bench.hall_stations import (
    LOOK_ON_S,
    Post,
    Station,
    play,
    played,
)
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.processes import START_S, in_processes
from center_app.cli.bench.taken import taken
from center_app.cli.demo.registry_process import registry_process
from center_app.cli.failures import Failed
from center_app.cli.house import House
from center_app.cli.itself import CENTER
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain.people import Role, Skill
from center_app.domain.text import Text
from center_app.domain.views.kiosk import Services
from center_app.sample.center import CODE, PIN, sample_settings
from center_app.store.kept.stations import Kind, add_station, enrol_station
from sync.registry.ledger import open_ledger
from sync.stations.identity import Identity

KIOSKS, DISPLAYS = 3, 4

PATIENCE_S = 120.0
"""Until the registry has every entry, on a machine that has other things to do."""

EVENTS_OF_A_VISIT, DEEDS_OF_A_VISIT = 6, 3
"""Issued, called, twice started, finished and ended; what a counter does for it."""


def measured(settings: Settings, options: Namespace) -> Iterator[Figure]:
    for database in options.database:
        with new_place(database) as place:
            with measured_house(settings, place) as house:
                posts = open_hall(house, options)
            run = _direct if options.direct else _run
            linked = options.sync and not options.direct
            with _linked(place) if linked else nullcontext(place) as there:
                runs = [run(settings, there, posts, options) for _ in range(options.runs)]
            with measured_house(settings, place) as house:
                yield from figures(house, place.kind, runs)


@contextmanager
def _linked(place: Place) -> Iterator[Place]:
    with registry_process(place.state, CODE) as registry:
        yield replace(place, registry=registry)


def all_skills(house: House) -> tuple[Skill, ...]:
    return tuple(Skill(code) for code in sorted(house.center.see(Services()).skills()))


def open_hall(house: House, options: Namespace) -> list[Post]:
    """The hall with all its stations; so many wait already that nobody calls in vain."""
    found(house)
    skills = all_skills(house)
    zone = sample_settings(always_open=True).zones[0].code
    per_s = options.events / EVENTS_OF_A_VISIT
    kiosk_s, deed_s = KIOSKS / per_s, options.counters / per_s / DEEDS_OF_A_VISIT
    posts = [
        Post(add_identity(house, f"kiosk-{n}", Kind.KIOSK), None, kiosk_s, kiosk_s * n / KIOSKS)
        for n in range(KIOSKS)
    ]
    for n in range(options.counters):
        seat = add_counter(house, f"hall-{n}", f"{2_000 + n}", zone, skills)
        posts.append(Post(*seat, deed_s, deed_s * n / options.counters))
    looking = [(f"display-{n}", Kind.DISPLAY) for n in range(DISPLAYS)]
    for name_of, kind in (*looking, ("manager", Kind.MANAGER)):
        posts.append(Post(add_identity(house, name_of, kind), None, 0, 0))
    fill(house, 2 * options.counters)
    return posts


def add_counter(
    house: House, counter: str, number: str, zone: str, skills: tuple[Skill, ...]
) -> tuple[Identity, tuple[str, str]]:
    """An open counter: its station, and who works there, by number and id."""
    house.do(c.PlaceCounter, counter=counter, zone=zone)
    name = Text(f"موظف {number}", f"Employee {number}")
    who = house.enrol(number, name, PIN, "CSPD", (Role.AGENT,), skills)
    house.do(c.SignIn, counter=counter, who=who)
    house.do(c.OpenCounter, counter=counter)
    station = f"counter-{counter.removeprefix('hall-')}"
    return add_identity(house, station, Kind.COUNTER, counter), (number, who)


def add_identity(house: House, name: str, kind: Kind, counter: str | None = None) -> Identity:
    code = add_station(house.engine, name, kind, counter, house.clock.now().at)
    _known, key = enrol_station(house.engine, code, house.clock.now().at)
    return Identity(CODE, "", "", name, kind, counter, key)


def _run(settings: Settings, place: Place, posts: list[Post], options: Namespace) -> Run:
    (alone,) = in_processes([(_alone, (settings, place, posts, options.seconds))])
    with served(place) as (address, process):
        there = [replace(post, identity=at_server(post.identity, place, address)) for post in posts]
        parts = [there[n :: options.processes] for n in range(options.processes)]
        begun: list[float] = []
        warm: list[float] = []

        def began() -> None:
            begun.append(taken(process.pid)[0])
            half = Timer(options.seconds / 2, lambda: warm.append(taken(process.pid)[1]))
            half.daemon = True
            half.start()

        jobs = [(play, (part, options.seconds)) for part in parts if part]
        hall = list(chain.from_iterable(in_processes(jobs, began)))
        cpu_s, memory_mb = taken(process.pid)
        behind_s = _behind_s(settings, place) if place.registry else None
    share = 100 * (cpu_s - begun[0]) / (options.seconds + LOOK_ON_S)
    of_server = Taken(share, memory_mb - warm[0], behind_s)
    return Run(alone, hall, options.seconds, of_server)


def _direct(settings: Settings, place: Place, posts: list[Post], options: Namespace) -> Run:
    (alone,) = in_processes([(_alone, (settings, place, posts, options.seconds))])
    parts = [posts[n :: options.processes] for n in range(options.processes)]
    jobs = [(_alone, (settings, place, part, options.seconds)) for part in parts if part]
    together = list(chain.from_iterable(in_processes(jobs)))
    return Run(alone, together, options.seconds, None)


def _behind_s(settings: Settings, place: Place) -> float:
    """How long after the last look the registry has had every entry of the run (s)."""
    database = f"sqlite:///{place.state / 'registry.db'}"
    began = monotonic()
    with (
        measured_house(settings, place) as house,
        closing(open_ledger(database, SystemClock())) as ledger,
    ):
        last = house.center.journal.head().seq
        while max((one.acked for one in ledger.overview()), default=0) < last:
            if monotonic() - began > PATIENCE_S:
                raise Failed("The registry of the benchmark has not got every entry.")
            sleep(0.02)
    return monotonic() - began


def at_server(identity: Identity, place: Place, address: str) -> Identity:
    """The same station, with where its server is now."""
    return replace(identity, address=address, ca=(place.state / "server-ca.pem").read_text())


def _alone(
    settings: Settings,
    place: Place,
    posts: Sequence[Post],
    seconds: float,
    together: Barrier,
    result: Connection,
) -> None:
    """Run as a process: these stations at a center in this very process."""
    with measured_house(settings, place) as house:
        stations = [Station(post, house.center) for post in posts]
        together.wait(START_S)
        result.send(played(stations, seconds))
        os._exit(0)  # the watching threads still hold the center


@contextmanager
def served(place: Place) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The real server on a free port."""
    environment = {
        **os.environ,
        "CENTER_CENTER": CODE,
        "CENTER_STATE": str(place.state),
        "CENTER_DATABASE_URL": place.database,
        "CENTER_SERVER_URL": "https://127.0.0.1:0",
        "CENTER_REGISTRY_URL": place.registry,
    }
    process = subprocess.Popen(
        [*CENTER, "server"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        if not address:
            raise Failed("The server of the benchmark does not start.")
        yield address, process
    finally:
        process.terminate()
        process.communicate()
