"""Why a visit was called, and why another is ahead, in a sentence that a citizen understands.

Made of the reason that is kept with the call and of nothing else, so that counter and manager say
the same, today and from the journal in a year.
"""

from collections.abc import Collection, Iterator

from center_app.domain.clock import MINUTE
from center_app.domain.forward import Forward
from center_app.domain.routing.score import Factors
from center_app.domain.routing.standing import Place
from center_app.domain.routing.why import Why
from center_app.language.dates import minutes
from center_app.language.language import Language, words

RULES = {
    "oldest": words("the longest wait for this counter"),
    "by_hand": words("called before its turn by the employee"),
    "by_paper": words("served by the number on its paper while the server was away"),
    "walk_in": words("came to the counter without a number"),
    "strict": words("priority groups and appointments go before all others here"),
}
"""What is said of a call that weighs nothing, by the name of its rule."""

WEIGHTS = {
    "priority": words("priority counts {times}"),
    "appointment": words("the appointment counts {times}, from a little before its time"),
    "brief": words("a short service counts {times}"),
    "scarce": words("an agency without its specialist now counts {times}"),
    "together": words("several services in one sitting count {times}"),
}
"""What is said of each factor."""

FORWARD: dict[Forward, str] = {
    Forward.UNWELL: words("feels unwell"),
    Forward.FRAIL: words("cannot wait for long"),
    Forward.CHILD: words("has a small child along"),
    Forward.WRONG_TICKET: words("was given a wrong ticket"),
    Forward.SENT_AWAY: words("was sent away by mistake"),
    Forward.FAULT: words("lost the turn by a fault of the center"),
    Forward.URGENT: words("has to be done without delay"),
}
"""Why somebody in charge put a visit forward, in the order in which it is offered."""

LONG = words("a long service counts {times}")
"""What is said of `brief` below 1."""

TIMES = {
    2: words("twice"),
    3: words("three times"),
    4: words("four times"),
    5: words("five times"),
}

DECIMALS = 2
"""Of a factor; one that is 1 with so many is not worth a word."""


def reason_of_call(why: Why, next_number: str | None, language: Language) -> str:
    """Why it was called and who was next; `next_number` is the runner-up's, where it is known."""
    if why.factors is not None and why.factors.forward:
        reason = _put_forward(why.reason, language)
    elif why.factors is not None:
        reason = _weighed(why.waited_ms, why.factors, WEIGHTS, language)
    else:
        waited = _waited(why.waited_ms, language)
        parts = [waited, *(language.say(told) for rule, told in RULES.items() if rule == why.rule)]
        reason = language.comma.join(parts)
    called = language.say("Called now: {reason}.", reason=reason)
    return f"{called} {_next(why, next_number, language)}"


def weight_of(own: Place, language: Language) -> str:
    """What a visit that waits has to show, whoever is ahead of it."""
    reason = _weighed(own.waited_ms, own.factors, WEIGHTS, language)
    return language.say("{number}: {reason}.", number=own.number, reason=reason)


def why_ahead(other: Place, own: Place, language: Language) -> str:
    """Why `other` goes before `own` at their counter: its wait, and what counts more for it."""
    mine = own.factors
    more = [name for name in WEIGHTS if getattr(other.factors, name) > getattr(mine, name)]
    reason = _weighed(other.waited_ms, other.factors, more, language)
    tied = other.factors.rank(other.waited_ms) == mine.rank(own.waited_ms)
    if tied and not more:
        reason = language.comma.join((reason, language.say("came earlier")))
    return language.say("{number}: {reason}.", number=other.number, reason=reason)


def _put_forward(code: str | None, language: Language) -> str:
    told = [language.say("put forward by somebody in charge")]
    told += (language.say(said) for reason, said in FORWARD.items() if reason == code)
    return language.comma.join(told)


def _weighed(ms: int, factors: Factors, named: Collection[str], language: Language) -> str:
    """The wait and the factors that are named; beyond the bound, or put forward, this alone."""
    if factors.forward:
        return language.say("put forward by somebody in charge")
    if factors.rank(ms).beyond:
        return language.say_many(
            "waited longer than the bound of {n} minute, so nothing else counts",
            "waited longer than the bound of {n} minutes, so nothing else counts",
            factors.bound_ms // MINUTE,
        )
    parts = [_against_target(ms, factors.target_ms, language)]
    if ms > factors.target_ms and round(factors.late, DECIMALS) != 1:
        percent = round(100 * factors.late)
        parts.append(language.say("minutes beyond it count {percent}%", percent=percent))
    parts += (told for name, told in _weights(factors, language) if name in named)
    return language.comma.join(parts)


def _against_target(ms: int, target_ms: int, language: Language) -> str:
    waited, promised = ms // MINUTE, max(1, target_ms // MINUTE)
    if waited > promised:
        return language.say_many(
            "waited {waited}, longer than the promised {n} minute",
            "waited {waited}, longer than the promised {n} minutes",
            promised,
            waited=minutes(waited, language),
        )
    return language.say_many(
        "waited {waited} of the promised {n} minute",
        "waited {waited} of the promised {n} minutes",
        promised,
        waited=waited or minutes(0, language),
    )


def _weights(factors: Factors, language: Language) -> Iterator[tuple[str, str]]:
    """The factors other than 1, each in a few words."""
    for name, told in WEIGHTS.items():
        factor = round(getattr(factors, name), DECIMALS)
        if factor != 1:
            said = LONG if name == "brief" and factor < 1 else told
            yield name, language.say(said, times=_times(factor, language))


def _times(factor: float, language: Language) -> str:
    if factor in TIMES:
        return language.say(TIMES[round(factor)])
    return language.say("{factor} times", factor=f"{factor:g}")


def _waited(ms: int, language: Language) -> str:
    return language.say("waited {waited}", waited=minutes(ms // MINUTE, language))


def _next(why: Why, number: str | None, language: Language) -> str:
    if why.next_visit is None:
        return language.say("Nobody else waits for this counter.")
    waited = minutes((why.next_waited_ms or 0) // MINUTE, language)
    if number is None:
        return language.say("The next one has waited {waited}.", waited=waited)
    return language.say("Next is {number}, waited {waited}.", number=number, waited=waited)
