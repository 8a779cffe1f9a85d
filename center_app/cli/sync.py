"""`center sync`: the exchange with the central registry."""

import json
from argparse import Namespace
from contextlib import suppress

from center_app.cli.house import open_house
from center_app.cli.link import exchange, worker
from center_app.cli.settings import Settings


def once(settings: Settings, options: Namespace) -> int:
    outcome = exchange(open_house(settings)).once()
    if options.json:
        found = {"sent": outcome.sent, "acked": outcome.acked, "waiting": outcome.waiting}
        print(json.dumps({**found, "head_matches": outcome.head_matches}))
    elif outcome.head_matches:
        print(f"Sent {outcome.sent}; the registry has all up to entry {outcome.acked}.")
    else:
        print("The registry holds another history than this journal; nothing was sent.")
    return 0 if outcome.head_matches else 1


def run(settings: Settings, _options: Namespace) -> None:
    loop = worker(open_house(settings))
    with suppress(KeyboardInterrupt):
        loop.run()


def status(settings: Settings, options: Namespace) -> None:
    """What is known here, without asking the registry."""
    link = exchange(open_house(settings))
    acked, waiting = link.acked(), link.waiting()
    if options.json:
        print(json.dumps({"acked": acked, "waiting": waiting}))
    else:
        print(f"The registry has all up to entry {acked}; {waiting} wait to be sent.")
