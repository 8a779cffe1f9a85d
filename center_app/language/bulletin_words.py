"""What a bulletin says, at a counter, on the displays and to whoever posts it."""

from center_app.domain.bulletin import Saying
from center_app.domain.clock import local
from center_app.domain.views.bulletins import BulletinView
from center_app.language.bidi import isolate
from center_app.language.dates import clock
from center_app.language.language import Language, words

SAID: dict[Saying, str] = {
    Saying.PAPERS: words("Please have your papers ready."),
    Saying.LONG_WAITS: words("Waits are longer than usual today. Thank you for your patience."),
    Saying.CLOSES: words("The hall closes at {time} today."),
    Saying.NO_AGENCY: words("{agency} is not served here today."),
    Saying.GOES_ON: words("Service goes on at {time}."),
    Saying.FAULT: words("A technical fault delays some services. It is being worked on."),
    Saying.SEATS: words("Please leave the front seats to those who need them."),
    Saying.SHORT_BREAKS: words("Many are waiting: please keep breaks short."),
    Saying.STAY_LONGER: words("Please stay until all who wait have been served."),
    Saying.MEETING: words("Please come to a short meeting after closing."),
    Saying.CALL_SUPERVISOR: words("Please come to the supervisor when your counter is free."),
    Saying.SEND_NOBODY: words("Please send nobody on to {agency} for now."),
    Saying.FAULT_HERE: words("A technical fault is known and being worked on."),
}

CHOICES: dict[Saying, str] = {
    Saying.CLOSES: words("When the hall closes today"),
    Saying.NO_AGENCY: words("An agency is not served today"),
    Saying.GOES_ON: words("When service goes on"),
    Saying.SEND_NOBODY: words("Send nobody on to an agency"),
}
"""What is chosen, of those that name something; all others are chosen by what they say."""


def bulletin_text(one: BulletinView, language: Language) -> str:
    """The sentence."""
    said: dict[str, str] = {}
    if one.time is not None:
        said["time"] = isolate(clock(local(one.time)))
    if "{agency}" in SAID[one.saying]:
        said["agency"] = one.agency.in_(language.code) if one.agency is not None else ""
    return language.say(SAID[one.saying], **said)


def choice_text(saying: Saying, language: Language) -> str:
    """What stands on the button that chooses it."""
    return language.say(CHOICES.get(saying, SAID[saying]))
