"""A bulletin that is wanted, and how those that are shown are told of."""

from typing import NamedTuple

from center_app.domain.bulletin import Place, Saying
from center_app.domain.clock import local
from center_app.domain.views.bulletins import PostedView
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import clock

PLACES: dict[Place, str] = {
    Place.DISPLAYS: words("On the displays"),
    Place.COUNTERS: words("At the counters"),
}


class Wanted(NamedTuple):
    """What is to be said where, for how many minutes (None: for the rest of the day)."""

    place: Place
    saying: Saying
    minutes: int | None
    agency: str | None
    counters: tuple[str, ...]
    spoken: bool = False


def where_and_until(posted: PostedView, language: Language) -> str:
    """Where it is shown, until when, and who has read it."""
    say = language.say
    parts = [say(PLACES[posted.place])]
    if posted.counters:
        parts = [language.comma.join(isolate(code) for code in posted.counters)]
        parts[0] = say("Counters: {counters}", counters=parts[0])
    if posted.until is None:
        parts.append(say("until the day is closed"))
    else:
        parts.append(say("until {time}", time=isolate(clock(local(posted.until)))))
    if posted.bulletin.spoken:
        parts.append(say("spoken aloud"))
    if posted.place is Place.COUNTERS:
        parts.append(say("read by {n} of {all}", n=posted.seen, all=posted.meant))
    return " · ".join(parts)
