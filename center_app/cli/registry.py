"""`center registry`: the reference registry as a process of its own."""

from argparse import Namespace
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from center_app.cli.certificates import certify, keep_server, server_tls
from center_app.cli.failures import Failed
from center_app.cli.logs import keep_as_worker
from center_app.cli.machine import SystemClock, keep_secret, require_folder
from center_app.cli.registered import country, database, each, ledger_of, new_home, only_ledger
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.store.engine import open_engine
from sync.registry.ledger import Ledger
from sync.registry.serving import Workers
from sync.registry.serving import serve as serve_registry
from sync.registry.set_aside import SetAside
from sync.signing import read_key, written_key


def serve(settings: Settings, options: Namespace) -> None:
    """Prints the address once it listens, then serves until it is stopped."""
    with suppress(KeyboardInterrupt):
        serve_registry(
            database(settings, options),
            SystemClock(),
            partial(print, flush=True),
            host=options.host,
            port=options.port,
            tls=server_tls(options.tls),
            upkeep=partial(keep_server, options.tls) if options.tls else lambda: None,
            workers=Workers(options.workers, partial(keep_as_worker, settings, "registry")),
        )


def enrol(settings: Settings, options: Namespace) -> None:
    """With an authority the center's certificate too; run again, that is renewed when it is due.
    The public keys of the catalogue's publisher are laid beside, as far as there are any.

    Raises Failed for no center's code, or where the key that is there is not of this center.
    """
    file, renewed = options.key_file, None
    if options.ca is not None and file.is_file():
        with ledger_of(settings, options) as ledger:
            _check_key(ledger, options.center, file)
    else:
        enrol_center(database(settings, options), options.center, file)
    if options.ca is not None:
        renewed = certify(options.ca, options.center, file)
    with ledger_of(settings, options) as ledger:
        _lay_publisher_keys(ledger, file)
    ready = f"{options.center} may send its journal. Its key is in {file}."
    if renewed is not None:
        ready += f" Its certificate is {'made' if renewed else 'not due yet'}."
    tell(options, ready, center=options.center, key_file=str(file), certificate=renewed)


def allow(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center that is not known."""
    with ledger_of(settings, options) as ledger:
        try:
            ledger.allow_epoch(options.center)
        except LookupError as error:
            raise Failed(f"The center {options.center} is not known here.") from error
    tell(options, f"{options.center} may open one more epoch.", center=options.center)


def renew(settings: Settings, options: Namespace) -> None:
    with only_ledger(settings, options) as ledger:
        ledger.renew()
        generation = ledger.generation
    tell(options, f"The registry's database is now {generation}.", generation=generation)


def centers(settings: Settings, options: Namespace) -> None:
    """Every center in a line: how far it is here, and what it told of itself last."""
    with country(settings, options) as opened:
        said_by = each(opened, lambda ledger: ledger.overview())
    found = sorted(chain(*said_by.values()), key=lambda one: one.center)
    said = [f"{len(found)} centers."]
    for one in found:
        told = f", {one.status['unsent']} unsent{_catalogue(one.status)}" if one.status else ""
        told += f", {one.set_aside} set aside" if one.set_aside else ""
        said.append(f"{one.center}: up to entry {one.acked} of {one.epoch}{told}")
    tell(options, "\n".join(said), centers=[asdict(one) for one in found])


def _catalogue(status: dict[str, Any]) -> str:
    """Which one is in force there, and in a word why a later one is not taken."""
    known = status.get("catalogue")
    if not known:
        return ""
    trouble = f" ({known['trouble']})" if known.get("trouble") else ""
    return f", catalogue {known['serial'] or '-'}{trouble}"


def trust(settings: Settings, options: Namespace) -> None:
    """From now on the center has to sign. Raises Failed for no key, or a center not known."""
    with ledger_of(settings, options) as ledger:
        try:
            name = ledger.trust(options.center, read_key(options.key))
        except ValueError as error:
            raise Failed(f"This is no public key: {error}.") from error
        except LookupError as error:
            raise Failed(f"The center {options.center} is not known here.") from error
    done = f"What {options.center} sends has to be signed; the key {name} is believed."
    tell(options, done, center=options.center, name=name)


def distrust(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a key that is not believed anyway."""
    with ledger_of(settings, options) as ledger:
        try:
            ledger.distrust(options.center, options.name)
        except LookupError as error:
            raise Failed(f"{options.center} has no key {options.name} that is believed.") from error
    tell(options, f"The key {options.name} is believed no more.", name=options.name)


def durable(settings: Settings, options: Namespace) -> None:
    """What a backup holds, looked into where it was put back."""
    copy = open_engine(options.copy)
    try:
        with only_ledger(settings, options) as ledger:
            held = ledger.mark_durable(copy)
    finally:
        copy.dispose()
    tell(options, f"The backup holds {held} epochs as they are here.", epochs=held)


def quarantine(settings: Settings, options: Namespace) -> None:
    """What is kept but not understood, or all that ever was."""
    with country(settings, options) as opened:
        again = each(opened, lambda ledger: ledger.look_again() if options.again else 0)
        aside = each(opened, lambda ledger: ledger.set_aside(reviewed=options.all))
    released, found = sum(again.values()), list(chain(*aside.values()))
    said = [f"{len(found)} entries are set aside."]
    if options.again:
        said.append(f"{released} are understood now.")
    said += [f"\n{one.center} {one.epoch} {one.seq}: {one.code}{_verdict(one)}" for one in found]
    tell(options, " ".join(said), released=released, entries=[asdict(one) for one in found])


def _verdict(one: SetAside) -> str:
    return {True: ", accepted", False: ", rejected", None: ""}[one.accepted]


def accept(settings: Settings, options: Namespace) -> None:
    """Raises Failed for an entry that nobody has to look at."""
    _review(settings, options, accepted=True)


def reject(settings: Settings, options: Namespace) -> None:
    """Raises Failed for an entry that nobody has to look at."""
    _review(settings, options, accepted=False)


def _review(settings: Settings, options: Namespace, *, accepted: bool) -> None:
    where = options.center, options.epoch, options.entry
    with ledger_of(settings, options) as ledger:
        try:
            ledger.review(*where, accepted=accepted)
        except LookupError as error:
            raise Failed(f"Nobody has to look at {error.args[0]}.") from error
    said = "accepted, and counted if it can be read" if accepted else "rejected, and never counted"
    done = f"Entry {options.entry} is {said}; it stays stored as it came."
    entry = {"center": options.center, "epoch": options.epoch, "seq": options.entry}
    tell(options, done, **entry, accepted=accepted)


def enrol_center(database: str, center: str, key_file: Path) -> None:
    """Make a center known to the registry that this is, and write the key that it gets.

    Raises Failed when no center can have this code.
    """
    require_folder(key_file)
    with new_home(database, center) as ledger:
        key, receipt_key = ledger.enrol(center), written_key(ledger.receipt_key)
    keep_secret(key_file, f"{key}\n{receipt_key}\n".encode())


def _lay_publisher_keys(ledger: Ledger, key_file: Path) -> None:
    """Beside the center's key: by these it knows the catalogue's publisher, whoever serves it."""
    if keys := ledger.shelf.publisher_keys():
        lines = "".join(f"{written_key(each)}\n" for each in keys)
        keep_secret(key_file.with_name("publisher.keys"), lines.encode())


def _check_key(ledger: Ledger, center: str, key_file: Path) -> None:
    """No certificate is made for another center than the key beside it is for."""
    key = key_file.read_text(encoding="utf-8", errors="replace").partition("\n")[0].strip()
    if ledger.center_of(key) != center:
        raise Failed(f"The key in {key_file} is no key of {center}: name another file.")
