"""A trace is read strictly: every fault is named by file, row and field."""

import pytest

from center_app.domain.plain import Unreadable
from center_app.simulation.trace import Arrival, read_trace, seconds, written
from traces import HEADING, plan

CENTER = plan()

FINE = "V1,28800,A1>A2;B1,P,29700,60;70.5;80,4500,0"


def faults(*rows: str, heading: str = HEADING) -> list[str]:
    with pytest.raises(Unreadable) as refused:
        read_trace("\n".join([heading, *rows, ""]).encode(), "day.csv", CENTER)
    return [str(fault) for fault in refused.value.faults]


def test_a_row_tells_who_comes() -> None:
    (arrival,) = read_trace(f"{HEADING}\n{FINE}\n".encode(), "day.csv", CENTER).arrivals
    assert arrival == Arrival(
        visit="V1",
        at_ms=28_800_000,
        groups=(("A1",), ("A2", "B1")),
        priority=True,
        appointment_ms=29_700_000,
        serving_ms=(60_000, 70_500, 80_000),
        patience_ms=4_500_000,
        absent=False,
    )
    assert arrival.codes == ("A1", "A2", "B1")
    assert arrival.asked == "A1>A2;B1"


def test_what_is_written_is_read_again() -> None:
    rows = (FINE, "V2,28800,B1,N,,0,,1", "V3,28801.25,A1,N,,9,,0")
    text = "\n".join([HEADING, *rows, ""])
    assert written(read_trace(text.encode(), "day.csv", CENTER).arrivals) == text


def test_a_day_without_visits_is_a_day() -> None:
    assert not read_trace(f"{HEADING}\n".encode(), "day.csv", CENTER).arrivals


def test_spreadsheets_write_a_mark_and_long_line_ends() -> None:
    body = b"\xef\xbb\xbf" + f"{HEADING}\r\n{FINE}\r\n\r\n".encode()
    assert len(read_trace(body, "day.csv", CENTER).arrivals) == 1


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("V 1,28800,A1,N,,60,,0", "visit_id: 'V 1' is not an id"),
        (",28800,A1,N,,60,,0", "visit_id: '' is not an id"),
        ("V1,,A1,N,,60,,0", "arrival_s: is missing"),
        ("V1,-5,A1,N,,60,,0", "arrival_s: -5 is negative"),
        ("V1,nan,A1,N,,60,,0", "arrival_s: 'nan' is not a number of seconds"),
        ("V1,inf,A1,N,,60,,0", "arrival_s: 'inf' is not a number of seconds"),
        ("V1,1e5,A1,N,,60,,0", "arrival_s: '1e5' is not a number of seconds"),
        ("V1,08:00,A1,N,,60,,0", "arrival_s: '08:00' is not a number of seconds"),
        ("V1,٢٨٨٠٠,A1,N,,60,,0", "arrival_s: '٢٨٨٠٠' is not a number of seconds"),
        ("V1,86401,A1,N,,60,,0", "arrival_s: 86401 is more than a day has seconds"),
        (f"V1,{'9' * 40},A1,N,,60,,0", f"arrival_s: '{'9' * 40}' is not a number of seconds"),
        ("V1,28800,,N,,60,,0", "service_codes: '' lacks a code"),
        ("V1,28800,A1>,N,,60;60,,0", "service_codes: 'A1>' lacks a code"),
        ("V1,28800,A1;;A2,N,,60;60;60,,0", "service_codes: 'A1;;A2' lacks a code"),
        ("V1,28800,Z9,N,,60,,0", "service_codes: 'Z9' is no service of this center"),
        (
            "V1,28800,A1>A2>A1,N,,6;6;6,,0",
            "service_codes: A1 stands twice, and cannot be after itself",
        ),
        ("V1,28800,A1,X,,60,,0", "priority: 'X' is not N or P"),
        ("V1,28800,A1,N,-1,60,,0", "appointment_s: -1 is negative"),
        ("V1,28800,A1,N,90000,60,,0", "appointment_s: 90000 is more than a day has seconds"),
        ("V1,28800,A1;A2,N,,60,,0", "service_duration_s: has 1 durations for 2 codes"),
        ("V1,28800,A1,N,,60;60,,0", "service_duration_s: has 2 durations for 1 codes"),
        ("V1,28800,A1,N,,,,0", "service_duration_s: is missing"),
        ("V1,28800,A1,N,,-60,,0", "service_duration_s: -60 is negative"),
        ("V1,28800,A1,N,,60,-1,0", "patience_s: -1 is negative"),
        ("V1,28800,A1,N,,60,,yes", "no_show: 'yes' is not 0 or 1"),
    ],
)
def test_a_wrong_field_is_named(row: str, fault: str) -> None:
    assert f"day.csv, row 2, {fault}" in faults(row)


def test_arrivals_stand_in_their_order() -> None:
    back = faults("V1,28900,A1,N,,60,,0", "V2,28899,A1,N,,60,,0")
    assert back == ["day.csv, row 3, arrival_s: is before the arrival in the row above"]


def test_a_visit_comes_once() -> None:
    twice = faults("V1,28800,A1,N,,60,,0", "V1,28801,A1,N,,60,,0")
    assert twice == ["day.csv, row 3, visit_id: V1 stands in row 2 already"]


def test_a_row_has_all_fields() -> None:
    assert faults("V1,28800,A1") == ["day.csv, row 2: has 3 fields, not 8"]


def test_a_missing_or_repeated_column_is_named() -> None:
    without = HEADING.replace("patience_s,", "")
    assert faults(heading=without) == ["day.csv, row 1, patience_s: is missing"]
    assert faults(heading=f"{HEADING},no_show") == ["day.csv, row 1, no_show: stands twice"]


def test_too_large_a_basket_is_refused() -> None:
    codes, times = ";".join(["A1"] * 21), ";".join(["1"] * 21)
    told = faults(f"V1,28800,{codes},N,,{times},,0")
    assert "day.csv, row 2, service_codes: 21 are more than 20" in told


def test_only_the_first_faults_are_told() -> None:
    told = faults(*["V1"] * 50)
    assert len(told) == 21
    assert told[-1] == "day.csv: 30 faults more"


def test_another_encoding_is_told_with_its_row() -> None:
    with pytest.raises(Unreadable) as refused:
        read_trace(HEADING.encode() + b"\nV\xe9", "day.csv", CENTER)
    assert str(refused.value) == "day.csv, row 2: is not written in UTF-8"


def test_an_open_quotation_is_told() -> None:
    (fault,) = faults('"V1')
    assert fault.startswith("day.csv, row 2: is not CSV: ")


def test_seconds_have_no_more_decimals_than_it_takes() -> None:
    assert [seconds(ms) for ms in (0, 28_800_000, 1_500, 1_250, 1, None)] == [
        "0",
        "28800",
        "1.5",
        "1.25",
        "0.001",
        "",
    ]
