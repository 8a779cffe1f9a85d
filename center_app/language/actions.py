"""Improvement actions in words: causes, indicators, and what came of them."""

from center_app.domain.action import IN_MS, ActionState, Aim, Cause, Verdict
from center_app.domain.clock import MINUTE
from center_app.language.bidi import isolate
from center_app.language.language import Language, words

CAUSES = {
    Cause.STAFFING: words("Too few at the counters"),
    Cause.SKILLS: words("Missing skills or training"),
    Cause.PROCEDURE: words("The procedure itself"),
    Cause.DOCUMENTS: words("Documents that citizens lack"),
    Cause.INFORMATION: words("Information that is missing or unclear"),
    Cause.SYSTEMS: words("Systems or devices that fail"),
    Cause.PREMISES: words("The building or its equipment"),
    Cause.CONDUCT: words("How citizens were treated"),
    Cause.OTHER: words("Another cause"),
}
AIMS = {
    Aim.WITHIN: words("Within target"),
    Aim.WAIT_MEDIAN: words("Median wait"),
    Aim.WAIT_P90: words("Wait of nine in ten at most"),
    Aim.ABANDONED: words("Left without service"),
    Aim.RATING: words("Satisfaction"),
    Aim.NO_SHOW: words("No-shows"),
    Aim.TRANSFERRED: words("Sent on to another counter"),
    Aim.RESOLVED: words("Done at the first visit"),
    Aim.INCOMPLETE: words("Incomplete"),
}
"""As the indicators are called everywhere."""

STATES = {
    ActionState.OPEN: words("Under way"),
    ActionState.DONE: words("Done"),
    ActionState.DROPPED: words("Dropped"),
}
VERDICTS = {
    Verdict.BETTER: words("better"),
    Verdict.SAME: words("unchanged"),
    Verdict.WORSE: words("worse"),
    Verdict.UNKNOWN: words("not measured"),
}


def figure(aim: Aim, value: int | None, language: Language) -> str:
    """`12 min`, `4.31` or `87.5 %`; a dash where nothing was measured."""
    if value is None:
        return "–"
    if aim in IN_MS:
        return language.say("{n} min", n=value // MINUTE)
    return isolate(f"{value / 100:.2f}" if aim is Aim.RATING else f"{value / 10:.1f} %")
