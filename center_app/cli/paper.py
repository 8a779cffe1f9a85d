"""The ticket printer of this installation, put together from its settings."""

from center_app.cli.settings import Settings
from printers.attendant import Attendant
from printers.press import Press, press_for
from printers.roll import RollFile
from printers.target import target_of


def press_of(settings: Settings) -> Press:
    return press_for(target_of(settings.printer), settings.profile, settings.state / "escpos")


def roll_of(settings: Settings) -> RollFile:
    return RollFile(settings.state / "roll.json")


def attendant_of(settings: Settings, press: Press) -> Attendant:
    return Attendant(press, settings.profile, roll_of(settings))
