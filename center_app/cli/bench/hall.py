"""`center bench hall`: a peak hour of the whole hall, at its server and in one process.

Each run plays the same presses and the same screens twice: by one process that has the center
itself, and by stations that ask a real server, each over connections of its own.
"""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from threading import Timer

from center_app.cli.bench.center import fill, found, measured_house
from center_app.cli.bench.hall_figures import Figure, Run, figures
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
from center_app.cli.failures import Failed
from center_app.cli.house import House
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain.people import Role, Skill
from center_app.domain.text import Text
from center_app.domain.views.kiosk import Services
from center_app.sample.center import CODE, PIN, sample_settings
from center_app.store.kept.stations import Kind, add_station, enrol_station
from sync.stations.identity import Identity

KIOSKS, DISPLAYS = 3, 4

EVENTS_OF_A_VISIT, DEEDS_OF_A_VISIT = 6, 3
"""Issued, called, twice started, finished and ended; what a counter does for it."""

CENTER = (sys.executable, "-m", "center_app.cli")


def measured(settings: Settings, options: Namespace) -> Iterator[Figure]:
    for database in options.database:
        with new_place(database) as place:
            with measured_house(settings, place) as house:
                posts = _open(house, options)
            runs = [_run(settings, place, posts, options) for _ in range(options.runs)]
            with measured_house(settings, place) as house:
                yield from figures(house, place.kind, runs)


def _open(house: House, options: Namespace) -> list[Post]:
    """The hall with all its stations; so many wait already that nobody calls in vain."""
    found(house)
    skills = tuple(Skill(code) for code in sorted(house.center.see(Services()).skills()))
    zone = sample_settings(always_open=True).zones[0].code
    per_s = options.events / EVENTS_OF_A_VISIT
    kiosk_s, deed_s = KIOSKS / per_s, options.counters / per_s / DEEDS_OF_A_VISIT
    posts = [
        Post(_station(house, f"kiosk-{n}", Kind.KIOSK), None, kiosk_s, kiosk_s * n / KIOSKS)
        for n in range(KIOSKS)
    ]
    for n in range(options.counters):
        counter, number = f"hall-{n}", f"{2_000 + n}"
        house.do(c.PlaceCounter, counter=counter, zone=zone)
        name = Text(f"موظف {n}", f"Employee {n}")
        who = house.enrol(number, name, PIN, "CSPD", (Role.AGENT,), skills)
        house.do(c.SignIn, counter=counter, who=who)
        house.do(c.OpenCounter, counter=counter)
        station = _station(house, f"counter-{n}", Kind.COUNTER, counter)
        posts.append(Post(station, (number, who), deed_s, deed_s * n / options.counters))
    looking = [(f"display-{n}", Kind.DISPLAY) for n in range(DISPLAYS)]
    for name_of, kind in (*looking, ("manager", Kind.MANAGER)):
        posts.append(Post(_station(house, name_of, kind), None, 0, 0))
    fill(house, 2 * options.counters)
    return posts


def _station(house: House, name: str, kind: Kind, counter: str | None = None) -> Identity:
    code = add_station(house.engine, name, kind, counter, house.clock.now().at)
    _known, key = enrol_station(house.engine, code, house.clock.now().at)
    return Identity(CODE, "", "", name, kind, counter, key)


def _run(settings: Settings, place: Place, posts: list[Post], options: Namespace) -> Run:
    (alone,) = in_processes([(_alone, (settings, place, posts, options.seconds))])
    with _server(place) as (address, process):
        ca = (place.state / "server-ca.pem").read_text()
        there = [
            replace(post, identity=replace(post.identity, address=address, ca=ca)) for post in posts
        ]
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
    share = 100 * (cpu_s - begun[0]) / (options.seconds + LOOK_ON_S)
    return Run(alone, hall, options.seconds, share, memory_mb - warm[0])


def _alone(
    settings: Settings,
    place: Place,
    posts: Sequence[Post],
    seconds: float,
    together: Barrier,
    result: Connection,
) -> None:
    """Run as a process: all stations at a center in this very process."""
    with measured_house(settings, place) as house:
        stations = [Station(post, house.center) for post in posts]
        together.wait(START_S)
        result.send(played(stations, seconds))
        os._exit(0)  # the watching threads still hold the center


@contextmanager
def _server(place: Place) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The real server on a free port."""
    environment = {
        **os.environ,
        "CENTER_CENTER": CODE,
        "CENTER_STATE": str(place.state),
        "CENTER_DATABASE_URL": place.database,
        "CENTER_SERVER_URL": "https://127.0.0.1:0",
        "CENTER_REGISTRY_URL": "",
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
