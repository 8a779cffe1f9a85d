"""The improvement actions of the days and of those before: causes, indicators, and what came of
them. What is to be done, in words, stands in no document."""

from collections.abc import Mapping

from center_app.domain.action_figures import ActionFacts
from center_app.domain.dossier import Dossier
from center_app.domain.period import PeriodReport
from center_app.language import Language
from center_app.language.actions import AIMS, CAUSES, STATES, VERDICTS, figure
from center_app.language.dates import short_day
from printers.report.period.grid import Grid


def improvements(dossier: Dossier, language: Language) -> Grid:
    """One line for each, as it stood when the report was made."""
    say = language.say
    headings = (
        say("Indicator"),
        say("cause"),
        say("opened"),
        say("before"),
        say("after"),
        say("outcome"),
    )
    names = _names(dossier.report, language)
    lines = [_line(one, names, language) for one in dossier.actions]
    return Grid(say("Improvement actions"), headings, (118.0, 58, 46, 46, 62), lines)


def _line(one: ActionFacts, names: Mapping[str, str], language: Language) -> tuple[str, ...]:
    say = language.say
    of = one.service or one.agency
    about = names.get(of, of) if of is not None else say("whole center")
    verdict = say(STATES[one.state])
    if one.ended_at is not None and one.after_value is not None:
        verdict = say(VERDICTS[one.verdict])
    return (
        f"{say(AIMS[one.aim])} · {about}",
        say(CAUSES[one.cause]),
        short_day(one.day, language),
        figure(one.aim, one.before_value, language),
        figure(one.aim, one.after_value, language),
        verdict,
    )


def _names(report: PeriodReport, language: Language) -> dict[str, str]:
    """Of the agencies and services that somebody came for; the others go by their codes."""
    services = {one.service: one.name.in_(language.code) for one in report.services}
    agencies = {one.agency: one.name.in_(language.code) for one in report.agencies}
    return services | agencies
