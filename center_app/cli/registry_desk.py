"""`center registry` for those who look after it: keys, partitions, rights and state."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock, keep_secret, require_folder
from center_app.cli.registered import country, database, each, ledger_of
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import stamp
from sync.registry.directory import SUFFIX, Directory, DirectoryFile, Placed
from sync.registry.operators import new_key
from sync.registry.oversight import together
from sync.registry.partitions import TooYoung
from sync.registry.rights import NoRole
from sync.signing import written_key

MEGABYTE = 1_000_000


def status(settings: Settings, options: Namespace) -> None:
    """What the operators' page says at its top, and every center that has an alarm."""
    with country(settings, options) as opened:
        reached = opened.reached()
        surveys = [ledger.desk.survey() for ledger in reached.ledgers.values()]
        generations = [ledger.generation for ledger in reached.ledgers.values()]
    survey = together(surveys, reached.away, SystemClock().now().at)
    alarmed = {seen.center: list(seen.alarms) for seen in survey.centers if seen.alarms}
    said = [f"{len(survey.centers)} centers, {len(alarmed)} of them need a look."]
    said += [f"{center}: {', '.join(alarms)}" for center, alarms in alarmed.items()]
    if survey.partitions_end:
        said.append(f"Partitions are made for {survey.days_ahead} days only.")
    said += [f"The database {name} is away." for name in survey.away]
    tell(
        options,
        "\n".join(said),
        generation=",".join(generations),
        away=list(survey.away),
        centers=len(survey.centers),
        alarms=alarmed,
        set_aside=len(survey.set_aside),
        days_ahead=survey.days_ahead,
    )


def operator(settings: Settings, options: Namespace) -> None:
    """In every database, so that none of them has to be there to look at the others.

    Raises Failed for somebody who has no key to be ended.
    """
    if options.end:
        with country(settings, options) as opened:
            if not any(
                each(opened, lambda ledger: ledger.desk.end_operator(options.name)).values()
            ):
                raise Failed(f"There is no operator {options.name} here.")
        done = f"{options.name} may look at the operators' page no more."
        return tell(options, done, name=options.name)
    require_folder(options.key_file)
    key = new_key()
    keep_secret(options.key_file, f"{key}\n".encode())
    with country(settings, options) as opened:
        each(opened, lambda ledger: ledger.desk.issue_operator(options.name, key))
    done = f"{options.name} may look at the operators' page. The key is in {options.key_file}."
    return tell(options, done, name=options.name, key_file=str(options.key_file))


def list_keys(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center that is not known."""
    with ledger_of(settings, options) as ledger, _known():
        found = ledger.desk.keys(options.center)
    said = [f"{options.center} has {len(found)} keys."]
    said += [f"{key.name}, made {stamp(key.made_at)}" for key in found]
    tell(options, "\n".join(said), keys=[asdict(key) for key in found])


def renew_key(settings: Settings, options: Namespace) -> None:
    """The others end once the new one is written. Raises Failed for a center not known."""
    with ledger_of(settings, options) as ledger, _known():
        ledger.desk.keys(options.center)
        require_folder(options.key_file)
        key, receipts = ledger.enrol(options.center), written_key(ledger.receipt_key)
        keep_secret(options.key_file, f"{key}\n{receipts}\n".encode())
        ledger.desk.revoke_others(options.center, key)
    done = f"The new key of {options.center} is in {options.key_file}; no other one is good."
    tell(options, done, center=options.center, key_file=str(options.key_file))


def revoke_key(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center or a key that is not known."""
    with ledger_of(settings, options) as ledger, _known():
        ledger.desk.revoke(options.center, options.key)
    tell(options, f"The key {options.key} of {options.center} has ended.", key=options.key)


def stop(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center that is not known."""
    with ledger_of(settings, options) as ledger, _known():
        ended = ledger.desk.revoke(options.center)
    done = f"{options.center} has no key any more, {ended} ended; what it sent stays."
    tell(options, done, center=options.center, ended=ended)


def list_partitions(settings: Settings, options: Namespace) -> None:
    with country(settings, options) as opened:
        found = each(opened, lambda ledger: ledger.desk.partitions())
    every = [(name, one) for name, parts in found.items() for one in parts]
    said = [f"{len(every)} partitions."]
    said += [
        f"{one.name}: {one.entries} entries, {one.bytes / MEGABYTE:.1f} MB" for _, one in every
    ]
    facts = [
        asdict(one) | {"day": one.day and one.day.isoformat(), "database": name}
        for name, one in every
    ]
    tell(options, "\n".join(said), partitions=facts)


def make(settings: Settings, options: Namespace) -> None:
    with country(settings, options) as opened:
        found = each(opened, lambda ledger: ledger.desk.keep_partitions(options.days))
    made = sum(found.values())
    tell(options, f"{made} partitions were made.", made=made)


def detach(settings: Settings, options: Namespace) -> None:
    """Raises Failed for days that may still be asked for."""
    with country(settings, options) as opened:
        try:
            found = each(opened, lambda ledger: ledger.desk.put_away(options.before))
        except TooYoung as error:
            raise Failed(f"These days may still be asked for: {error}.") from error
    names = list(chain(*found.values()))
    said = f"{len(names)} were detached; dump and drop them: {', '.join(names) or 'none'}."
    tell(options, said, detached=names)


def rights(settings: Settings, options: Namespace) -> None:
    """Raises Failed where there is no such role."""
    with country(settings, options) as opened:
        try:
            each(opened, lambda ledger: ledger.desk.let_serve(options.role))
        except NoRole as error:
            raise Failed(f"There is no role {options.role} to be given rights.") from error
    tell(options, f"{options.role} may serve, and nothing more.", role=options.role)


def list_directory(settings: Settings, options: Namespace) -> None:
    _told_directory(options, _directory(settings, options).now())


def add_database(settings: Settings, options: Namespace) -> None:
    """Raises Failed for what is no name."""
    try:
        changed = _directory(settings, options).change(
            lambda found: found.with_database(options.name, options.address)
        )
    except ValueError as error:
        raise Failed(f"This is no name of a database: {error}.") from error
    _told_directory(options, changed)


def place(settings: Settings, options: Namespace) -> None:
    """Raises Failed for no center's code, no such database, or a center that lives elsewhere."""
    try:
        changed = _directory(settings, options).change(
            lambda found: found.with_center(options.center, options.name)
        )
    except ValueError as error:
        raise Failed(f"This is no center's code: {error}.") from error
    except LookupError as error:
        raise Failed(f"The directory has no {error.args[0]}.") from error
    except Placed as error:
        raise Failed(f"{options.center} lives in {error}, and its entries are there.") from error
    _told_directory(options, changed)


def _told_directory(options: Namespace, found: Directory) -> None:
    said = [f"{len(found.databases)} databases, {len(found.centers)} centers."]
    said += [f"{name}: {address}" for name, address in sorted(found.databases.items())]
    said += [f"{center} lives in {name}" for center, name in sorted(found.centers.items())]
    tell(options, "\n".join(said), **asdict(found))


def _directory(settings: Settings, options: Namespace) -> DirectoryFile:
    """Raises Failed unless --db names one."""
    where = database(settings, options)
    if not where.endswith(SUFFIX):
        raise Failed(f"Name the directory with --db; it is a file that ends with {SUFFIX}.")
    return DirectoryFile(Path(where))


@contextmanager
def _known() -> Iterator[None]:
    try:
        yield
    except LookupError as error:
        raise Failed(f"There is no {error.args[0]} here.") from error
