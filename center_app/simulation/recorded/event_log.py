"""The journeys of visits as an XES event log, as programs for process mining read one.

XES (IEEE 1849) wants the date beside the time; both are the center's wall clock, in whole seconds.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.etree import ElementTree as ET

from center_app.center.days import RecordedDay
from center_app.domain.clock import Instant, local
from center_app.domain.step import StepState
from center_app.domain.visit import Stand, Visit
from center_app.simulation.recorded.codes import codes_of

HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<global scope="trace"><string key="concept:name" value=""/></global>
<global scope="event"><string key="concept:name" value=""/>\
<string key="lifecycle:transition" value="complete"/>\
<date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>
<classifier name="Activity" keys="concept:name lifecycle:transition"/>
"""

TAIL = b"</log>\n"

START, COMPLETE = "start", "complete"

Happened = tuple[Instant, str, str, str | None]
"""When, what, whether it began or was complete, and at which counter."""


def write_event_log(file: BinaryIO, days: Iterable[RecordedDay]) -> int:
    """Write the journeys of all who came on these days, and say how many they are."""
    number = 0
    file.write(HEAD)
    for day in days:
        for n, visit in enumerate(day.visits, start=1):
            file.write(ET.tostring(_trace(f"{day.day}/V{n:04d}", visit)) + b"\n")
            number += 1
    file.write(TAIL)
    return number


def _trace(name: str, visit: Visit) -> ET.Element:
    trace = ET.Element("trace")
    _value(trace, "string", "concept:name", name)
    _value(trace, "string", "priority", "N" if visit.priority is None else "P")
    for at, what, transition, counter in sorted(_happened(visit), key=lambda one: one[0].at):
        event = ET.SubElement(trace, "event")
        _value(event, "string", "concept:name", what)
        _value(event, "string", "lifecycle:transition", transition)
        _value(event, "date", "time:timestamp", local(at.at).isoformat(timespec="seconds"))
        if counter is not None:
            _value(event, "string", "org:resource", f"counter {counter}")
    return trace


def _happened(visit: Visit) -> Iterator[Happened]:
    """The ticket, the calls, the services and, where they did not end it, the end."""
    yield visit.issued, "ticket", COMPLETE, None
    for sitting in visit.sittings:
        if sitting.queued is not None:
            yield sitting.called, "call", COMPLETE, sitting.counter
    for code, step in codes_of(visit):
        if step.started is not None:
            yield step.started, code, START, step.counter
        if step.state is StepState.DONE and step.finished is not None:
            yield step.finished, code, COMPLETE, step.counter
    if visit.ended is not None and visit.stand is not Stand.SERVED:
        yield visit.ended, visit.stand.value, COMPLETE, None


def _value(parent: ET.Element, kind: str, key: str, value: str) -> None:
    ET.SubElement(parent, kind, key=key, value=value)
