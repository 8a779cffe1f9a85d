"""The journeys of visits, as programs for process mining read them."""

from io import BytesIO
from xml.etree import ElementTree as ET

from center_app.simulation.recorded.event_log import write_event_log
from days import Day
from manual_clock import moment
from recorded_days import SUNDAY, new_center, of_journal, played_morning

XES = "{http://www.xes-standard.org/}"


def test_every_step_of_a_journey_is_an_event(sqlite_url: str) -> None:
    center, clock = new_center(sqlite_url)
    day = Day(center)
    clock.move_to(moment(f"{SUNDAY} 08:00"))
    day.sign_in("1", "employee-1")
    day.issue("birth", priority="elderly")
    clock.move_to(moment(f"{SUNDAY} 08:10"))
    day.serve("1")
    day.cancel(day.issue("vaccination"))
    file = BytesIO()
    assert write_event_log(file, [of_journal(center)]) == 2
    first, second = ET.fromstring(file.getvalue()).iter(f"{XES}trace")
    assert told(first) == [
        "ticket complete 08:00:00+03:00",
        "call complete 08:10:00+03:00 counter 1",
        "birth start 08:10:00+03:00 counter 1",
        "birth complete 08:10:00+03:00 counter 1",
    ]
    assert names(first) == {"concept:name": f"{SUNDAY}/V0001", "priority": "P"}
    assert told(second) == ["ticket complete 08:10:00+03:00", "cancelled complete 08:10:00+03:00"]


def test_nobody_is_named_in_the_journeys(sqlite_url: str) -> None:
    day = played_morning(sqlite_url, visits=12)
    file = BytesIO()
    assert write_event_log(file, [day]) == 12
    text = file.getvalue().decode()
    secret = [one for visit in day.visits for one in (visit.id, visit.token, visit.number)]
    assert not [one for one in (*secret, *day.hall.employees) if one in text]


def names(of: ET.Element) -> dict[str, str]:
    return {one.attrib["key"]: one.attrib["value"] for one in of if "key" in one.attrib}


def told(trace: ET.Element) -> list[str]:
    every = [names(event) for event in trace.iter(f"{XES}event")]
    for one in every:
        one["time:timestamp"] = one["time:timestamp"].removeprefix(f"{SUNDAY}T")
    order = ("concept:name", "lifecycle:transition", "time:timestamp", "org:resource")
    return [" ".join(one[key] for key in order if key in one) for one in every]
