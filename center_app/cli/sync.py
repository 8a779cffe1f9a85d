"""`center sync`: the exchange with the central registry."""

import json
from argparse import Namespace
from contextlib import closing, suppress
from dataclasses import asdict

from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.link import down, exchange, registry, signer, worker
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.language import find
from sync.failures import Trouble
from sync.outcome import Outcome
from sync.signing import key_name, written_key
from sync.unfit import CatalogueTrouble
from sync.words import CATALOGUE_TROUBLES, TROUBLES


def once(settings: Settings, options: Namespace) -> int:
    """Raises Failed when the registry holds another history than the journal."""
    with closing(open_house(settings)) as house:
        outcome = exchange(house).once()
    if not outcome.head_matches and not options.json:
        raise Failed("The registry holds another history than this journal; nothing was sent.")
    tell(options, _told(outcome), **asdict(outcome))
    return 0 if outcome.head_matches else 1


def _told(outcome: Outcome) -> str:
    said = [f"Sent {outcome.sent}; the registry has all up to entry {outcome.acked}."]
    if outcome.branched:
        said.append("The registry had what is not here: the journal went on in a new epoch.")
    if outcome.twin:
        said.append(find("en").say(TROUBLES[Trouble.TWIN]))
    return " ".join(said)


def run(settings: Settings, _options: Namespace) -> None:
    """The first exchange comes within a minute, so that not all centers begin together."""
    with suppress(KeyboardInterrupt), closing(open_house(settings)) as house:
        loop = worker(house)
        print(f"The registry at {settings.registry_url} is kept up to date.", flush=True)
        loop.run()


def pull(settings: Settings, options: Namespace) -> int:
    """What is wrong with it is said, and the catalogue in force stays. Raises Failure."""
    with closing(open_house(settings)) as house:
        client = registry(house)
        client.health()
        below = down(house, client)
        below.once()
        hall, trouble = house.center.hall, below.trouble
        known = hall.release.number if hall.release is not None else None
        in_force, coming = hall.catalogue_serial, hall.next_serial
    said = [f"The catalogue in force is {in_force or '(none)'}."]
    if coming:
        said.append(f"{coming} takes effect when a business day opens.")
    if trouble is not None:
        said.append(find("en").say(CATALOGUE_TROUBLES[trouble]))
    tell(options, " ".join(said), catalogue=in_force, next=coming, release=known, trouble=trouble)
    return 0 if trouble in {None, CatalogueTrouble.EXPIRED} else 1


def status(settings: Settings, options: Namespace) -> None:
    """What is known here, without asking the registry."""
    with closing(open_house(settings)) as house:
        link, kept = exchange(house), house.bookmark
        acked, waiting, cursor = link.acked(), link.waiting(), kept.cursor()
        receipt = kept.receipt(house.center.journal.head().epoch)
    known = f"The registry has all up to entry {acked}; {waiting} wait to be sent."
    tell(
        options,
        known,
        acked=acked,
        waiting=waiting,
        durable=cursor.durable if cursor else 0,
        receipt=json.loads(receipt.body) if receipt else None,
    )


def key(settings: Settings, options: Namespace) -> None:
    """To be passed on to those who run the registry; the secret to it stays here."""
    public = signer(settings).public
    said = written_key(public)
    tell(options, said, key=said, name=key_name(public))
