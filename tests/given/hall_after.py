"""What a hall's database has to hold whatever befell it, read past the program."""

from collections import Counter as Tally
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import audit
from center_app.center import Center
from center_app.domain import events as e
from founding import CENTER
from invariants import check_hall
from stores import Store

Told = Mapping[str, tuple[str, ...]]
"""By command, the kinds of events that it was answered with."""

Entries = list[tuple[int, dict[str, Any]]]
"""The numbers of the entries of the history, with what stands in them."""

DURATIONS = (
    "SELECT count(*) FROM step_facts WHERE wait_ms < 0 OR served_ms < 0",
    "SELECT count(*) FROM sitting_facts WHERE wait_ms < 0 OR walk_ms < 0",
    "SELECT count(*) FROM presence_facts WHERE length_ms < 0 OR serving_ms < 0",
    "SELECT count(*) FROM visit_facts WHERE wait_to_call_ms < 0 OR total_ms < 0",
)


LEAVES = frozenset(
    {
        *(e.VisitMissed.type, e.VisitEnded.type, e.VisitHeld.type, e.VisitTransferred.type),
        *(e.VisitReleased.type, e.VisitUndone.type, e.VisitExpired.type, e.VisitCancelled.type),
    }
)
"""After these a visit is at no counter."""


def faults(store: Store, told: Told) -> list[str]:
    """What is wrong with chain and order, what was told and is not so, and what is there twice."""
    epochs, live = audit.of_center(store)
    entries = [(row[1], audit.read(row[3])) for row in audit.history(epochs, live)]
    wrong = audit.faults(CENTER, epochs) + _untold(entries, told)
    return wrong + _out_of_order(entries) + _numbers(entries) + _calls(entries)


def faults_of_hall(center: Center, store: Store) -> list[str]:
    """The invariants of the hall in memory, that it is the one that the journal gives, and that
    nothing in the history took less than no time."""
    center.refresh()
    check_hall(center.hall)
    wrong = [] if center.rebuild() else ["the hall played anew is another one"]
    return wrong + [f"less than nothing: {query}" for query in DURATIONS if store.rows(query)[0][0]]


def _untold(entries: Entries, told: Told) -> list[str]:
    answers: dict[str, list[str]] = {}
    for _, entry in entries:
        answers.setdefault(entry["cmd"], []).append(entry["type"])
    return [
        f"told and not so: {command}"
        for command, said in told.items()
        if tuple(answers.get(command, ())) != said
    ]


def _out_of_order(entries: Entries) -> list[str]:
    both = pairwise(entries)
    return [
        f"{seq} is stamped before {before}" for (before, a), (seq, b) in both if a["at"] > b["at"]
    ]


def _numbers(entries: Entries) -> list[str]:
    """A number is given once a day, of whichever day the ticket is."""
    given: Tally[tuple[Any, Any]] = Tally()
    for _, entry in entries:
        if entry["type"] in (e.VisitIssued.type, e.NumberAdded.type):
            own = entry["data"].get("own") or {}
            given[own.get("day", entry["day"]), entry["data"]["number"]] += 1
    return [f"number {one} was given {n} times" for one, n in given.items() if n > 1]


def _calls(entries: Entries) -> list[str]:
    """Nobody is called while at a counter, and no counter calls while somebody is there."""
    wrong, where = [], dict[str, str]()
    for seq, entry in entries:
        visit = entry["data"].get("visit", "")
        if entry["type"] == e.VisitCalled.type:
            counter = entry["data"]["counter"]
            if visit in where or counter in where.values():
                wrong.append(f"{seq} is a second call")
            where[visit] = counter
        elif entry["type"] in LEAVES:
            where.pop(visit, None)
    return wrong
