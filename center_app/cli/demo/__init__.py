"""`center demo`: the whole product on this machine, with everything it needs beside it."""

import json
import shutil
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from center_app.cli.demo.day import PlayedDay, close, play, set_up
from center_app.cli.demo.registry_process import registry_process
from center_app.cli.settings import Settings
from center_app.domain.visit import Stand
from center_app.sample.center import CODE


def run(settings: Settings, options: Namespace) -> None:
    out: Path = options.out
    state = out / "state"
    shutil.rmtree(out, ignore_errors=True)
    state.mkdir(parents=True)
    with registry_process(state, CODE) as address:
        settings = replace(
            settings, center=CODE, state=state, database_url="", registry_url=address
        )
        day = set_up(settings)
        play(day, options.seed, lambda: None)
        summary = finish(day, out)
    print(json.dumps(summary, indent=2, ensure_ascii=False))


def finish(day: PlayedDay, out: Path) -> dict[str, object]:
    outcome = close(day)
    visits = list(day.house.center.hall.visits.values())
    head = day.house.center.journal.head()
    summary: dict[str, object] = {
        "issued": len(visits),
        "called": sum(bool(visit.sittings) for visit in visits),
        "served": sum(visit.stand is Stand.SERVED for visit in visits),
        "missed": sum(visit.stand is Stand.MISSED for visit in visits),
        "expired": sum(visit.stand is Stand.EXPIRED for visit in visits),
        "journal": {"stream": f"{CODE}/{head.epoch}", "seq": head.seq, "head": head.hash.hex()},
        "registry": {
            "acked": outcome.acked,
            "head": head.hash.hex() if outcome.head_matches and not outcome.waiting else None,
        },
    }
    (out / "demo.json").write_text(json.dumps(summary, indent=2), encoding="utf-8")
    return summary
