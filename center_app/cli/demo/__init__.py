"""`center demo`: the whole product on this machine, with everything it needs beside it."""

import json
import os
import shutil
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from center_app.cli.demo.camera import Camera
from center_app.cli.demo.counter_pictures import quiet_pictures
from center_app.cli.demo.day import PlayedDay, close, play, set_up
from center_app.cli.demo.live import show
from center_app.cli.demo.pictures import take_pictures, ticket_pictures
from center_app.cli.demo.registry_process import registry_process
from center_app.cli.demo.setup_pictures import machine_pictures
from center_app.cli.demo.styles import GALLERY
from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.link import worker
from center_app.cli.report import write_report
from center_app.cli.settings import Settings
from center_app.cli.setup import set_up_sample
from center_app.domain.visit import Stand
from center_app.sample.center import CODE
from printers.slip import SlipFacts
from ui.application import choose_platform

NO_SCREEN = "There is no screen here: a morning is played and its pictures go to {folder}."


def run(settings: Settings, options: Namespace) -> None:
    """On a screen, windows to use; without one, a shortened morning with pictures of them."""
    if options.headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with _sample(settings, options.out) as sample:
        if choose_platform(os.environ):
            print(NO_SCREEN.format(folder=options.out), flush=True)
            _played(sample, options.seed, options.out)
        else:
            _live(sample, options.seed)


def screens(settings: Settings, options: Namespace) -> None:
    """Every screen as it looks in the middle of the morning, in all the gallery's styles."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    camera = Camera(options.out)
    with _sample(settings, options.out) as sample, closing(set_up(sample)) as day:
        if options.only in (None, "counter"):
            quiet_pictures(day, camera, GALLERY)
        if options.only in (None, "setup"):
            machine_pictures(day.house, camera, GALLERY)
        midway = partial(take_pictures, day, camera, GALLERY, options.only)
        play(day, options.seed, midway, to_the_end=False)
    print(f"{len(camera.taken)} pictures are in {options.out}.")


@contextmanager
def _sample(settings: Settings, out: Path) -> Iterator[Settings]:
    """An empty folder with a registry that runs, and the settings of a center that uses them.

    What a former demonstration left in the folder goes. Raises Failed for anybody else's folder.
    """
    state = out / "state"
    if out.is_dir() and any(out.iterdir()) and not (state / "registry.db").is_file():
        raise Failed(f"{out} holds something else than a demonstration: choose another folder.")
    shutil.rmtree(out, ignore_errors=True)
    state.mkdir(parents=True)
    with registry_process(state, CODE) as address:
        yield replace(
            settings,
            center=CODE,
            state=state,
            database_url="",
            registry_url=address,
            registry_key_file=Path(),
        )


def _live(settings: Settings, seed: int) -> None:
    house = open_house(settings)
    seats = set_up_sample(house, always_open=True)
    link = worker(house, herd_s=0)
    link.start()
    try:
        show(house, seats, seed, link)
    finally:
        link.stop()
        house.close()


def _played(settings: Settings, seed: int, out: Path) -> None:
    camera = Camera(out)
    slips: list[SlipFacts] = []
    with closing(set_up(settings)) as day:
        play(day, seed, lambda: slips.extend(take_pictures(day, camera)))
        summary = _finish(day)
        summary["tickets"] = ticket_pictures(slips, out)
        summary["screens"] = camera.taken
        summary["reports"] = _reports(day, out)
    text = json.dumps(summary, indent=2, ensure_ascii=False)
    (out / "demo.json").write_text(text, encoding="utf-8")
    print(text)


def _finish(day: PlayedDay) -> dict[str, object]:
    """Close the day, and count what came of it."""
    at_registry = close(day)
    stands = [visit.stand for visit in day.house.center.hall.visits.values()]
    called = sum(bool(visit.sittings) for visit in day.house.center.hall.visits.values())
    head = day.house.center.journal.head()
    return {
        "issued": len(stands),
        "called": called,
        "served": stands.count(Stand.SERVED),
        "missed": stands.count(Stand.MISSED),
        "expired": stands.count(Stand.EXPIRED),
        "journal": {"stream": f"{CODE}/{head.epoch}", "seq": head.seq, "head": head.hash.hex()},
        "registry": {"acked": at_registry.acked, "head": at_registry.head},
    }


def _reports(day: PlayedDay, out: Path) -> list[str]:
    today = day.house.center.hall.day
    assert today is not None
    names = []
    for language in ("ar", "en"):
        names.append(f"report-{today}-{language}.pdf")
        write_report(day.house, today, out / names[-1], language)
    return names
