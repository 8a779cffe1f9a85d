"""`center alarms`: from what on the hall raises an alarm, as the center's management sets it."""

from argparse import Namespace
from contextlib import closing
from dataclasses import asdict, replace

from center_app.cli.house import open_house
from center_app.cli.parameters import lines, parsed, refuse, rows, told
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain import commands as c
from center_app.domain.alarm_limits import MEANINGS, RANGES, USUAL
from center_app.domain.refusal import Reason, Refused
from center_app.domain.signs import limits_of


def show(settings: Settings, options: Namespace) -> None:
    with closing(open_house(settings)) as house:
        values = asdict(limits_of(house.center.hall))
    about = values, asdict(USUAL), RANGES, MEANINGS
    tell(options, "\n".join(lines(*about)), **rows(*about))


def change(settings: Settings, options: Namespace) -> None:
    """Nothing is changed unless every name and value is right. Raises Failed or Refused."""
    wanted = parsed(options.values, RANGES)
    with closing(open_house(settings)) as house:
        center = house.center.hall.settings
        if center is None:
            raise Refused(Reason.NO_CATALOGUE)
        alarms = replace(center.alarms, **wanted)
        refuse(alarms.faults())
        house.do(c.Configure, settings=replace(center, alarms=alarms))
    tell(options, f"From now on alarms go by {told(wanted)}.", **wanted)
