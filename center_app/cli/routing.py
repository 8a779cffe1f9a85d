"""`center routing`: the parameters of who is next, as the center's management sets them."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import asdict, replace

from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain import commands as c
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.parameters import DEFAULT, MEANINGS, RANGES
from center_app.domain.routing.rule import routing_of


def show(settings: Settings, options: Namespace) -> None:
    with closing(open_house(settings)) as house:
        values = asdict(routing_of(house.center.hall))
    usual = asdict(DEFAULT)
    rows = {
        name: {
            "value": value,
            "usual": usual[name],
            "least": RANGES[name][0],
            "greatest": RANGES[name][1],
            "meaning": MEANINGS[name],
        }
        for name, value in values.items()
    }
    tell(options, "\n".join(_lines(values, usual)), **rows)


def change(settings: Settings, options: Namespace) -> None:
    """Nothing is changed unless every name and value is right. Raises Failed or Refused."""
    wanted = dict(_parsed(one) for one in options.values)
    with closing(open_house(settings)) as house:
        center = house.center.hall.settings
        if center is None:
            raise Refused(Reason.NO_CATALOGUE)
        routing = replace(center.routing, **wanted)
        for name, value, least, greatest in routing.faults():
            raise Failed(f"{name}={value:g} is not accepted: it is from {least:g} to {greatest:g}.")
        house.do(c.Configure, settings=replace(center, routing=routing))
    said = ", ".join(f"{name}={value:g}" for name, value in wanted.items())
    tell(options, f"From now on the rule goes by {said}.", **wanted)


def _lines(values: Mapping[str, float], usual: Mapping[str, float]) -> Iterable[str]:
    width = max(map(len, values))
    for name, value in values.items():
        least, greatest = RANGES[name]
        changed = f", usually {usual[name]:g}" if value != usual[name] else ""
        figures = f"{value:g} ({least:g} to {greatest:g}{changed})"
        yield f"{name:{width}}  {figures}  {MEANINGS[name]}"


def _parsed(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    if name not in RANGES:
        raise Failed(f"There is no parameter {name!r}; there are: {', '.join(RANGES)}.")
    try:
        return name, float(value)
    except ValueError:
        least, greatest = RANGES[name]
        words = f"{value!r} is no number for {name}: it is from {least:g} to {greatest:g}."
        raise Failed(words) from None
