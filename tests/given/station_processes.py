"""Stations in processes of their own: `python station_processes.py URL WORK NAME… [--count N]`.

Every NAME is a process that has the center of URL open and does its WORK, N times or for ever:
`issue` gives tickets, `call` calls to the counter NAME and lets nobody come, `both` takes turns.
Each says on standard output, a line for an answer, the command and the visit or number that it
was about, or why it was refused, once it is answered. With one NAME there is no other process
than this.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar
from center_app.domain.events import VisitCalled, VisitIssued
from center_app.domain.refusal import Refused
from center_on import center_on
from founding import SETTINGS
from machine_clock import MachineClock

ALWAYS_OPEN = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
"""Processes live by the machine's clock, whatever it shows."""


def issuing(name: str, n: int) -> c.Issue:
    """The nth ticket that a kiosk gives: the same command whenever it is made."""
    asked = (c.Asked("birth"),)
    visit = f"{name}-visit-{n}"
    token = f"{visit}-secret-of-the-ticket"
    return c.Issue(id=f"{name}-issue-{n}", station=name, visit=visit, token=token, asked=asked)


def calling(name: str, n: int) -> tuple[c.CallNext, c.Miss]:
    """The nth call of a counter; the visit does not come, so that the counter is free again."""
    call = c.CallNext(id=f"{name}-call-{n}", station=name, counter=name)
    return call, c.Miss(id=f"{name}-miss-{n}", station=name, counter=name)


def work(kind: str, name: str, numbers: Iterable[int]) -> Iterator[c.Command]:
    for n in numbers:
        if kind in {"issue", "both"}:
            yield issuing(name, n)
        if kind in {"call", "both"}:
            yield from calling(name, n)


def serve(url: str, kind: str, name: str, numbers: Iterable[int]) -> None:
    center = center_on(url, MachineClock())
    for command in work(kind, name, numbers):
        try:
            done = center.do(command)
        except Refused as refused:
            said = refused.reason.value
        else:
            issued, called = done.find(VisitIssued), done.find(VisitCalled)
            said = issued.number if issued else called.visit if called else "-"
        sys.stdout.write(f"{command.id} {said}\n")
        sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("work", choices=["issue", "call", "both"])
    parser.add_argument("names", nargs="+")
    parser.add_argument("--count", type=int)
    parser.add_argument("--first", type=int, default=1)
    given = parser.parse_args()
    numbers: Iterable[int] = count(given.first)
    if given.count is not None:
        numbers = range(given.first, given.first + given.count)
    mine, *others = given.names
    for name in others:
        if os.fork() == 0:
            mine, others = name, []
            break
    serve(given.url, given.work, mine, numbers)
    sys.exit(any(os.wait()[1] for _ in others))


if __name__ == "__main__":
    main()
