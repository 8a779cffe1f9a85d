"""`center visit`: a visit looked for in the journal, and its story from the ticket on."""

from argparse import Namespace
from contextlib import closing
from datetime import date, datetime, time

from center_app.center.stories import Found, Sought
from center_app.cli.failures import Failed
from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import AMMAN, MINUTE, SECOND, local
from center_app.domain.plain import Fault, Unreadable, plain, read
from center_app.domain.story import Spell
from center_app.domain.telling import Telling
from center_app.language import find
from center_app.language.dates import clock, minutes
from center_app.language.story_words import SPELLS, StoryTeller


def run(settings: Settings, options: Namespace) -> None:
    """The story of the one visit that is meant, or which are."""
    with closing(open_house(settings)) as house:
        day = _day(house, options.date)
        records = house.center.records
        found = records.find(None, day, _sought(options, day))
        if not found:
            raise Failed(f"There is no such visit on {day}.")
        if len(found) > 1:
            _list(options, day, found)
            return
        told = records.tell(None, day, found[0].visit)
        assert told is not None, "its ticket has just been read"
        _tell(house, options, day, told)


def _day(house: House, text: str | None) -> date:
    if text is not None:
        return read(date, text)
    return house.center.hall.day or local(house.clock.now().at).date()


def _sought(options: Namespace, day: date) -> Sought:
    about = None
    if options.at is not None:
        try:
            moment = datetime.combine(day, time.fromisoformat(options.at), AMMAN)
        except ValueError as error:
            raise Unreadable([Fault("--at", "is no time of day such as 10:20")]) from error
        about = round(moment.timestamp() * SECOND)
    if not (options.number or options.counter or about is not None):
        raise Unreadable([Fault("NUMBER", "a number, --counter or --at says which visit")])
    return Sought(options.number or "", options.counter or "", about)


def _list(options: Namespace, day: date, found: tuple[Found, ...]) -> None:
    """Those that may be meant; the code of a ticket is nobody's business."""
    rows = [
        {
            "number": " ".join(one.numbers),
            "issued": clock(local(one.issued_at)),
            "calls": _calls(one),
        }
        for one in found
    ]
    lines = (f"{row['issued']}  {row['number']}  {row['calls']}".rstrip() for row in rows)
    tell(options, "\n".join(lines), date=day.isoformat(), visits=rows)


def _calls(one: Found) -> str:
    return ", ".join(f"counter {counter} at {clock(local(at))}" for counter, at in one.calls)


def _tell(house: House, options: Namespace, day: date, telling: Telling) -> None:
    english, people = find("en"), {one.employee: one.name.en for one in house.center.people()}
    told = telling.story
    teller = StoryTeller(told, telling.services, english)
    lines = []
    for moment in told.moments:
        sentence = teller.sentence(moment)
        if sentence:
            by = people.get(moment.told.actor or "", "")
            when = clock(local(moment.told.moment.at))
            lines.append(f"{when}  {sentence}" + (f" ({by})" if by else ""))
    spent = {spell: told.spent_ms(spell) for spell in Spell}
    lines += [
        f"{english.say(SPELLS[spell])}: {minutes(ms // MINUTE, english)}"
        for spell, ms in spent.items()
        if ms
    ]
    lines += [teller.promise()] if teller.promise() else []
    moments = [
        {"at": one.told.moment.at, "event": one.told.event.type, "lasted_ms": one.lasted_ms}
        for one in told.moments
    ]
    facts = {
        "numbers": plain(told.numbers),
        "goes_on": told.goes_on,
        "spent_ms": {spell.value: ms for spell, ms in spent.items()},
        "moments": moments,
    }
    tell(options, "\n".join(lines), date=day.isoformat(), visit=told.visit, **facts)
