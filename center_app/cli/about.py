"""`center about`: the version, what the product is made of, and on what terms."""

import json
from argparse import Namespace

from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.cli.shipped import OURSELVES, Part, parts
from center_app.language import find, words

MADE_OF = words("It is made of these parts; `center about NAME` shows the terms of one.")
TERMS = words("It is given away under the Apache License 2.0.")


def run(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a part that there is not."""
    found = parts()
    if options.part:
        print(_named(found, options.part).terms())
    elif options.json:
        rows = [{"name": one.name, "version": one.version, "licence": one.licence} for one in found]
        print(json.dumps(rows))
    else:
        language = find(options.lang or settings.language)
        own = _named(found, OURSELVES)
        print(f"center {own.version}\n{language.say(TERMS)}\n{language.say(MADE_OF)}\n")
        wide = max(len(one.name) for one in found)
        for one in found:
            print(f"{one.name:<{wide}}  {one.version:<12}  {one.licence or '-'}")


def _named(found: list[Part], name: str) -> Part:
    for one in found:
        if one.name == name.lower():
            return one
    raise Failed(f"{name} is no part of this product: `center about` lists them.")
