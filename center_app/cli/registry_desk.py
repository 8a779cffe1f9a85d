"""`center registry` for those who look after it: keys, partitions, rights and state."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock, keep_secret, require_folder
from center_app.cli.registry import database
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import stamp
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.partitions import TooYoung
from sync.registry.rights import NoRole
from sync.signing import written_key

MEGABYTE = 1_000_000


def status(settings: Settings, options: Namespace) -> None:
    """What the operators' page says at its top, and every center that has an alarm."""
    with _ledger(settings, options) as ledger:
        survey, generation = ledger.desk.survey(), ledger.generation
    alarmed = {seen.center: list(seen.alarms) for seen in survey.centers if seen.alarms}
    said = [f"{len(survey.centers)} centers, {len(alarmed)} of them need a look."]
    said += [f"{center}: {', '.join(alarms)}" for center, alarms in alarmed.items()]
    if survey.partitions_end:
        said.append(f"Partitions are made for {survey.days_ahead} days only.")
    tell(
        options,
        "\n".join(said),
        generation=generation,
        centers=len(survey.centers),
        alarms=alarmed,
        set_aside=len(survey.set_aside),
        days_ahead=survey.days_ahead,
    )


def operator(settings: Settings, options: Namespace) -> None:
    """Raises Failed for somebody who has no key to be ended."""
    if options.end:
        with _ledger(settings, options) as ledger, _known():
            ledger.desk.end_operator(options.name)
        done = f"{options.name} may look at the operators' page no more."
        return tell(options, done, name=options.name)
    require_folder(options.key_file)
    with _ledger(settings, options) as ledger:
        key = ledger.desk.issue_operator(options.name)
    keep_secret(options.key_file, f"{key}\n".encode())
    done = f"{options.name} may look at the operators' page. The key is in {options.key_file}."
    return tell(options, done, name=options.name, key_file=str(options.key_file))


def list_keys(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center that is not known."""
    with _ledger(settings, options) as ledger, _known():
        found = ledger.desk.keys(options.center)
    said = [f"{options.center} has {len(found)} keys."]
    said += [f"{key.name}, made {stamp(key.made_at)}" for key in found]
    tell(options, "\n".join(said), keys=[asdict(key) for key in found])


def renew_key(settings: Settings, options: Namespace) -> None:
    """The others end once the new one is written. Raises Failed for a center not known."""
    with _ledger(settings, options) as ledger, _known():
        ledger.desk.keys(options.center)
        require_folder(options.key_file)
        key, receipts = ledger.enrol(options.center), written_key(ledger.receipt_key)
        keep_secret(options.key_file, f"{key}\n{receipts}\n".encode())
        ledger.desk.revoke_others(options.center, key)
    done = f"The new key of {options.center} is in {options.key_file}; no other one is good."
    tell(options, done, center=options.center, key_file=str(options.key_file))


def revoke_key(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center or a key that is not known."""
    with _ledger(settings, options) as ledger, _known():
        ledger.desk.revoke(options.center, options.key)
    tell(options, f"The key {options.key} of {options.center} has ended.", key=options.key)


def stop(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center that is not known."""
    with _ledger(settings, options) as ledger, _known():
        ended = ledger.desk.revoke(options.center)
    done = f"{options.center} has no key any more, {ended} ended; what it sent stays."
    tell(options, done, center=options.center, ended=ended)


def list_partitions(settings: Settings, options: Namespace) -> None:
    with _ledger(settings, options) as ledger:
        found = ledger.desk.partitions()
    said = [f"{len(found)} partitions."]
    said += [f"{one.name}: {one.entries} entries, {one.bytes / MEGABYTE:.1f} MB" for one in found]
    facts = [asdict(one) | {"day": one.day and one.day.isoformat()} for one in found]
    tell(options, "\n".join(said), partitions=facts)


def make(settings: Settings, options: Namespace) -> None:
    with _ledger(settings, options) as ledger:
        made = ledger.desk.keep_partitions(options.days)
    tell(options, f"{made} partitions were made.", made=made)


def detach(settings: Settings, options: Namespace) -> None:
    """Raises Failed for days that may still be asked for."""
    with _ledger(settings, options) as ledger:
        try:
            names = ledger.desk.put_away(options.before)
        except TooYoung as error:
            raise Failed(f"These days may still be asked for: {error}.") from error
    said = f"{len(names)} were detached; dump and drop them: {', '.join(names) or 'none'}."
    tell(options, said, detached=names)


def rights(settings: Settings, options: Namespace) -> None:
    """Raises Failed where there is no such role."""
    with _ledger(settings, options) as ledger:
        try:
            ledger.desk.let_serve(options.role)
        except NoRole as error:
            raise Failed(f"There is no role {options.role} to be given rights.") from error
    tell(options, f"{options.role} may serve, and nothing more.", role=options.role)


@contextmanager
def _ledger(settings: Settings, options: Namespace) -> Iterator[Ledger]:
    with closing(open_ledger(database(settings, options), SystemClock())) as ledger:
        yield ledger


@contextmanager
def _known() -> Iterator[None]:
    try:
        yield
    except LookupError as error:
        raise Failed(f"There is no {error.args[0]} here.") from error
