"""One deed that would help, and what is expected of it, in a sentence."""

from collections.abc import Mapping

from center_app.domain.advice import AHEAD_MS, Advice, Way
from center_app.domain.clock import MINUTE, local
from center_app.domain.text import Text
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import clock, minutes

DEEDS: dict[Way, str] = {
    Way.OPEN: words("Open counter {counter}"),
    Way.SHIFT: words("Put off the break at counter {counter} until {time}"),
    Way.LEND: words("Give {name} at counter {counter} all own skills back"),
}


def deed_text(advice: Advice, names: Mapping[str, Text], language: Language) -> str:
    """What would be done."""
    name = names.get(advice.employee)
    said: dict[str, object] = {
        "counter": isolate(advice.counter),
        "time": isolate(clock(local(advice.shifted or 0))),
        "name": name.in_(language.code) if name is not None else language.say("the employee"),
    }
    told = DEEDS[advice.way]
    return language.say(told, **{key: one for key, one in said.items() if f"{{{key}}}" in told})


def effect_text(advice: Advice, language: Language) -> str:
    """What would be better within the time that is played."""
    say, before, after = language.say, advice.without, advice.done
    ahead = say("Expected within {time}:", time=minutes(AHEAD_MS // MINUTE, language))
    was, then = before.longest_ms // MINUTE, after.longest_ms // MINUTE
    parts = []
    if then < was:
        told = words("longest wait {then} instead of {was}")
        parts.append(say(told, then=minutes(then, language), was=minutes(was, language)))
    if after.percent > before.percent:
        told = words("{then}% instead of {was}% within the target")
        parts.append(say(told, then=after.percent, was=before.percent))
    if after.late < before.late:
        told = words("visits over their target: {then} instead of {was}")
        parts.append(say(told, then=after.late, was=before.late))
    return f"{ahead} {language.comma.join(parts)}."
