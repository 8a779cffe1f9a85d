"""A journal that a disk has damaged keeps no hall shut."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from center_app.domain.events import EntryDamaged, VisitIssued
from center_app.store.faults import Unusable
from center_app.store.tables import entry
from center_on import center_on, engine_of, serving_center
from days import Day
from tampering import tamper


@pytest.mark.parametrize("body", [b"{", b'{"type":"visit.issued","tv":1,"data":{}}'], ids=len)
def test_a_center_whose_last_day_cannot_be_read_opens_without_what_is_lost(
    sqlite_url: str, body: bytes
) -> None:
    center = serving_center(sqlite_url)
    day = Day(center)
    lost, kept = day.issue("birth"), day.issue("birth")
    assert day.call("1") == lost
    issued = [one for one in center.journal.after(0) if one.envelope.type == VisitIssued.type]
    tamper(engine_of(center), update(entry).where(entry.c.seq == issued[0].seq).values(body=body))
    engine_of(center).dispose()

    again = center_on(sqlite_url)
    assert again.hall.damaged
    assert [visit.number for visit in again.hall.visits.values()] == [kept]
    assert Day(again).call("2") == kept
    types = [one.envelope.type for one in again.journal.after(0)]
    assert types.count(EntryDamaged.type) == 1
    assert again.rebuild()
    engine_of(again).dispose()


def test_an_event_of_a_newer_program_is_no_damage(sqlite_url: str) -> None:
    center = serving_center(sqlite_url)
    head = center.journal.head()
    with center.journal.writing() as writing:
        (last,) = center.journal.after(head.place - 1)
        writing.append([replace(last.envelope, type="visit.beamed", id="x")])
    engine_of(center).dispose()
    with pytest.raises(Unusable):
        center_on(sqlite_url)
