"""`center journal` and `center rebuild`: checking and taking out what was recorded."""

import json
from argparse import Namespace

from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.domain.plain import plain


def verify(settings: Settings, options: Namespace) -> int:
    verdict = open_house(settings).center.journal.verify()
    if options.json:
        print(json.dumps(plain(verdict)))
    elif verdict.sound:
        print(f"{verdict.checked} entries, and every one is as it was recorded.")
    else:
        at = f"entry {verdict.first_bad} of {verdict.epoch}"
        print(f"The journal is not as it was recorded: {verdict.flaw} at {at}.")
    return 0 if verdict.sound else 1


def export(settings: Settings, options: Namespace) -> None:
    with options.out.open("wb") as file:
        number = open_house(settings).center.journal.export_jsonl(file)
    print(f"{number} entries are in {options.out}.")


def rebuild(settings: Settings, options: Namespace) -> int:
    """Play the whole journal again and compare the hall that comes out with the one in use."""
    equal = open_house(settings).center.rebuild()
    words = "is the same" if equal else "was another one and is replaced"
    print(json.dumps({"equal": equal}) if options.json else f"The hall {words}.")
    return 0
