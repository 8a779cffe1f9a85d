"""A machine of the hall in words: which it is, how it does, since when, and what to do."""

from collections.abc import Iterable
from typing import NamedTuple

from center_app.domain.clock import local
from center_app.domain.device import Device, DeviceHealth, DeviceKind, Matter
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import clock, day
from center_app.language.printers import STANDS, WHAT_TO_DO, lasts
from ui.desk.registry_words import link_state
from ui.manager.views import ManagerViews
from ui.theme import Tone

NAMES: dict[DeviceKind, str] = {
    DeviceKind.KIOSK: words("Kiosk {name}"),
    DeviceKind.COUNTER: words("Counter {counter} ({name})"),
    DeviceKind.FACING: words("Citizen's screen at counter {counter} ({name})"),
    DeviceKind.RECEPTION: words("Reception {name}"),
    DeviceKind.DISPLAY: words("Display {name}"),
    DeviceKind.MANAGER: words("Manager's screen {name}"),
    DeviceKind.WEB: words("Pages for phones {name}"),
    DeviceKind.PRINTER: words("Printer of {name}"),
    DeviceKind.DISK: words("Disk of the center"),
}

ICONS: dict[DeviceKind, str] = {DeviceKind.PRINTER: "ticket", DeviceKind.DISK: "download"}

SAID: dict[Matter, tuple[str, str]] = {
    Matter.FINE: (words("On the line"), words("Nothing needs to be done.")),
    Matter.UNHEARD: (words("Enrolled"), words("Whether it is on is heard by the server alone.")),
    Matter.NOT_HEARD_YET: (
        words("Not heard yet"),
        words("The server has not heard it since it started: switch it on where it is needed."),
    ),
    Matter.AWAITED: (
        words("No machine yet"),
        words("Enrol its machine with the code that was made for it; a code holds for a day."),
    ),
    Matter.SILENT: (
        words("Silent"),
        words("See whether it is on and its network cable is in; then switch it off and on."),
    ),
    Matter.TWICE: (
        words("At two machines"),
        words("Two machines have its key. Find out which is the copy, and enrol it as its own."),
    ),
    Matter.ROOM: (words("{free} MB free"), words("Nothing needs to be done.")),
    Matter.LITTLE_ROOM: (
        words("{free} MB free"),
        words("Make room this week: old downloads, logs and backups that are kept elsewhere."),
    ),
    Matter.NO_ROOM: (
        words("{free} MB free"),
        words("Make room today: a full disk records nothing more."),
    ),
}

TONES = {
    DeviceHealth.WELL: Tone.GOOD,
    DeviceHealth.LOOK: Tone.WARN,
    DeviceHealth.BAD: Tone.BAD,
}


class DeviceWords(NamedTuple):
    """An icon, the machine, how it does in two words, and then in sentences."""

    icon: str
    name: str
    state: str
    note: str
    tone: Tone


def all_devices(views: ManagerViews, language: Language) -> tuple[DeviceWords, ...]:
    """The link to the registry, and every machine; what needs somebody is first."""
    found = [device_words(one, views.now, language) for one in views.devices]
    if views.linked and views.link is not None:
        link = link_state(views.link, views.now, language)
        name = language.say("Link to the registry")
        found.insert(0, DeviceWords("link", name, link.text, link.note, link.tone))
    order = {Tone.BAD: 0, Tone.WARN: 1}
    return tuple(sorted(found, key=lambda one: order.get(one.tone, 2)))


def in_need(devices: Iterable[DeviceWords]) -> int:
    """How many of them need somebody."""
    return sum(one.tone in (Tone.BAD, Tone.WARN) for one in devices)


def device_words(one: Device, now: int, language: Language) -> DeviceWords:
    """The words for one machine at `now` (ms since 1970 UTC)."""
    name = language.say(NAMES[one.kind], name=isolate(one.name), counter=isolate(one.counter or ""))
    if one.printer is not None:
        state, note = language.say(STANDS[one.printer]), language.say(WHAT_TO_DO[one.printer])
        if one.left is not None:
            note = f"{lasts(one.left, one.until, language)} {note}"
    else:
        said, to_do = SAID[one.matter]
        state, note = language.say(said, free=one.free_mb or 0), language.say(to_do)
    notes = (_since(one, now, language), note)
    return DeviceWords(
        ICONS.get(one.kind, "computer"),
        name,
        state,
        " ".join(part for part in notes if part),
        TONES[one.health],
    )


def _since(one: Device, now: int, language: Language) -> str:
    """Of what is as it should be nobody asks since when."""
    if one.since is None or one.health is DeviceHealth.WELL:
        return ""
    at, today = local(one.since), local(now).date()
    if at.date() == today:
        return language.say("Since {time}.", time=clock(at))
    return language.say("Since {day}, {time}.", day=day(at, language), time=clock(at))
