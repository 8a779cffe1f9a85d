"""`center printer`: trying the ticket printer, asking how it stands, and counting its paper."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock
from center_app.cli.paper import attendant_of, press_of, roll_of
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import local
from center_app.domain.printer import PrinterState
from center_app.language import Language, find, words
from center_app.language.printers import STANDS, WHAT_TO_DO, lasts
from printers.condition import Condition
from printers.outcome import Fault, Outcome, State
from printers.raster import Raster
from printers.roll import forecast

FAILED = 1
MM = 1_000

ENDS = {
    State.PRINTED: words("The test slip has been printed, and the printer confirms it."),
    State.UNCONFIRMED: words(
        "The test slip was sent; the printer does not say whether it came out. Please look."
    ),
    State.FAILED: words("The test slip was not printed."),
}


def test(settings: Settings, options: Namespace) -> int:
    """Ends with 1 where the printer says that nothing came out."""
    _is_there(settings)
    language, clock = find(options.lang), SystemClock()
    raster = _slip(settings, local(clock.now().at), language)
    press = press_of(settings)
    press.warm_up()
    outcome = press.print(raster)
    attendant = attendant_of(settings, press)
    attendant.count(raster, outcome, clock.now().at)
    condition = attendant.condition
    sentences = [language.say(ENDS[outcome.state]), *_why(outcome, condition, language)]
    facts = {"outcome": outcome.state, "fault": outcome.fault, **_facts(condition)}
    tell(options, "\n".join(sentences), **facts)
    return FAILED if outcome.state is State.FAILED else 0


def status(settings: Settings, options: Namespace) -> None:
    """Asks the printer itself; prints nothing."""
    _is_there(settings)
    press = press_of(settings)
    press.warm_up()
    condition = attendant_of(settings, press).look(SystemClock().now().at)
    sentences = _sentences(condition, find(options.lang))
    tell(options, "\n".join(sentences), **_facts(condition))


def new_roll(settings: Settings, options: Namespace) -> None:
    now = SystemClock().now().at
    length = options.length_m * MM if options.length_m else None
    roll = roll_of(settings).change(lambda roll: roll.renewed(now, length))
    told, language = forecast(roll, now), find(options.lang)
    ready = language.say("A new roll of {metres} m is in.", metres=roll.length_mm // MM)
    sentence = f"{ready} {lasts(told.tickets, told.until, language)}"
    tell(options, sentence, length_m=roll.length_mm // MM, left=told.tickets, until=told.until)


def _slip(settings: Settings, at: datetime, language: Language) -> Raster:
    """What draws is loaded for this command alone."""
    from printers.trial import Trial, draw_trial
    from ui.application import open_application

    application = open_application(sys.argv[:1], language, os.environ)
    raster = draw_trial(Trial(settings.printer, settings.profile, at), find("ar"), find("en"))
    del application  # it was only needed for drawing
    return raster


def _is_there(settings: Settings) -> None:
    if settings.printer == "none":
        raise Failed("No printer is set here: `printer` in the settings names one.")


def _why(outcome: Outcome, condition: Condition, language: Language) -> Iterator[str]:
    if outcome.fault is Fault.INTERRUPTED:
        yield language.say("The connection broke while it was printing.")
    yield from _sentences(condition, language)


def _sentences(condition: Condition, language: Language) -> Iterator[str]:
    """How it stands and what to do; nothing of the kind where the printer cannot tell."""
    state = condition.state
    if state is None:
        yield language.say("This printer does not tell how it stands.")
    else:
        yield language.say(STANDS[state])
    if state not in {None, PrinterState.WELL}:
        assert state is not None
        yield language.say(WHAT_TO_DO[state])
    if condition.left is not None and state is not PrinterState.PAPER_OUT:
        yield lasts(condition.left, condition.until, language)


def _facts(condition: Condition) -> dict[str, object]:
    return {"state": condition.state, "left": condition.left, "until": condition.until}
