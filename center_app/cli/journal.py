"""`center journal` and `center rebuild`: checking and taking out what was recorded."""

from argparse import Namespace
from contextlib import closing

from center_app.cli.failures import Failed
from center_app.cli.house import open_house, open_journal
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.plain import plain


def verify(settings: Settings, options: Namespace) -> int:
    """Raises Failed naming the first entry that is not what it was."""
    with open_journal(settings) as journal:
        verdict = journal.verify()
    if not verdict.sound and not options.json:
        at = f"entry {verdict.first_bad} of {verdict.epoch}"
        raise Failed(f"The journal is not as it was recorded: {verdict.flaw} at {at}.")
    sound = f"{verdict.checked} entries, and every one is as it was recorded."
    tell(options, sound, **plain(verdict), sound=verdict.sound)
    return 0 if verdict.sound else 1


def export(settings: Settings, options: Namespace) -> None:
    with open_journal(settings) as journal, options.out.open("wb") as file:
        number = journal.export_jsonl(file)
    done = f"{number} entries are in {options.out}."
    tell(options, done, entries=number, file=str(options.out))


def rebuild(settings: Settings, options: Namespace) -> None:
    """Play the whole journal again and compare the hall that comes out with the one in use."""
    with closing(open_house(settings)) as house:
        equal = house.center.rebuild()
    words = "is the same" if equal else "was another one and is replaced"
    tell(options, f"The hall {words}.", equal=equal)
