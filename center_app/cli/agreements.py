"""`center agreement`: what agencies have agreed, in percent of steps within their target."""

from argparse import Namespace
from contextlib import closing
from dataclasses import replace

from center_app.cli.failures import Failed
from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain import commands as c
from center_app.domain.agreement import (
    LEAST_PERCENT,
    MOST_PERCENT,
    USUAL_PERCENT,
    Agreement,
    agreed_percent,
)
from center_app.domain.place import Settings as CenterSettings
from center_app.domain.refusal import Reason, Refused


def show(settings: Settings, options: Namespace) -> None:
    """Every agency of the catalogue with what it has agreed."""
    with closing(open_house(settings)) as house:
        agreed = {
            code: agreed_percent(code, _of_center(house).agreements) for code in _agencies(house)
        }
    tell(
        options, "\n".join(f"{code:12}  {percent} %" for code, percent in agreed.items()), **agreed
    )


def change(settings: Settings, options: Namespace) -> None:
    """Nothing is changed unless every agency and value is right. Raises Failed or Refused."""
    with closing(open_house(settings)) as house:
        agencies = _agencies(house)
        wanted = dict(_parsed(one, agencies) for one in options.values)
        center = _of_center(house)
        agreed = {one.agency: one.percent for one in center.agreements} | wanted
        agreements = tuple(
            Agreement(agency, percent)
            for agency, percent in sorted(agreed.items())
            if percent != USUAL_PERCENT
        )
        house.do(c.Configure, settings=replace(center, agreements=agreements))
    said = ", ".join(f"{agency} {percent} %" for agency, percent in wanted.items())
    tell(options, f"From now on it is agreed: {said}.", **wanted)


def _of_center(house: House) -> CenterSettings:
    center = house.center.hall.settings
    if center is None:
        raise Refused(Reason.NO_CATALOGUE)
    return center


def _agencies(house: House) -> tuple[str, ...]:
    catalogue = house.center.hall.catalogue
    if catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    return tuple(agency.code for agency in catalogue.agencies)


def _parsed(text: str, agencies: tuple[str, ...]) -> tuple[str, int]:
    agency, _, value = text.partition("=")
    if agency not in agencies:
        raise Failed(f"There is no agency {agency!r}; there are: {', '.join(agencies)}.")
    if not value.isdecimal() or not LEAST_PERCENT <= int(value) <= MOST_PERCENT:
        allowed = f"{LEAST_PERCENT} to {MOST_PERCENT}"
        raise Failed(f"{value!r} is not accepted for {agency}: it is from {allowed}.")
    return agency, int(value)
