"""What the events of bulletins change."""

from dataclasses import replace

from center_app.domain import events as e
from center_app.domain.bulletin import Bulletin
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall


def bulletin_posted(hall: Hall, event: e.BulletinPosted, fact: Fact) -> None:
    """What is over by now goes with it."""
    new = Bulletin(
        event.bulletin,
        event.place,
        event.saying,
        fact.at,
        event.until,
        event.time,
        event.agency,
        event.counters,
        spoken=event.spoken,
    )
    standing = {one.id: one for one in hall.bulletins.values() if one.stands(fact.at.at)}
    hall.bulletins = {**standing, new.id: new}


def bulletin_taken_down(hall: Hall, event: e.BulletinTakenDown, _fact: Fact) -> None:
    hall.bulletins.pop(event.bulletin, None)


def bulletin_seen(hall: Hall, event: e.BulletinSeen, _fact: Fact) -> None:
    one = hall.bulletins[event.bulletin]
    hall.bulletins[one.id] = replace(one, seen=one.seen | {event.who})
