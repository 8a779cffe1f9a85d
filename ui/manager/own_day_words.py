"""What an employee has done today, as that one reads it at the counter too."""

from center_app.domain.clock import MINUTE
from center_app.domain.views.own_day import OwnDay
from center_app.language import Language, words
from center_app.language.dates import minutes


def own_day_said(own: OwnDay | None, language: Language) -> tuple[str, str]:
    """What was done, and how long it usually took beside what is usual for that one; "" for what
    is not known. Nobody is set beside anybody else."""
    if own is None:
        return "", ""
    say = language.say
    done = [
        language.say_many("{n} service", "{n} services", own.services),
        language.say_many("{n} visit", "{n} visits", own.visits),
    ]
    if own.served_ms:
        time = minutes(own.served_ms // MINUTE, language)
        done.append(say(words("Time of serving: {time}"), time=time))
    usual = ""
    if own.usual_ms is not None and own.own_usual_ms is not None:
        usual = say(
            words("Usual time today: {today}; usually theirs for the same: {usual}"),
            today=_rounded(own.usual_ms, language),
            usual=_rounded(own.own_usual_ms, language),
        )
    return say(words("Served today: {done}"), done=" · ".join(done)), usual


def _rounded(ms: int, language: Language) -> str:
    return minutes(max(1, round(ms / MINUTE)), language)
