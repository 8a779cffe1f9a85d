"""The documents as the manager's window has them: listed, made and taken out by name."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from center_app.cli.filing.archive import Archive
from center_app.cli.filing.maker import make_due
from center_app.cli.filing.record import Record, Version, keep_record
from center_app.cli.house import House
from center_app.cli.windows.manager import make_report
from center_app.domain.document import Document, Order
from center_app.domain.dossier import UpTo
from center_app.domain.look import Looked
from center_app.domain.people import Role
from center_app.domain.refusal import Reason, Refused
from center_app.domain.report import Seal
from center_app.domain.span import Span, day_of, month_of, week_of
from center_app.domain.text import Text
from closed_day import closed_sunday
from manual_clock import ManualClock

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with closed_sunday(tmp_path / "state", ManualClock()) as house:
        yield house


def somebody(house: House, role: Role) -> str:
    return house.enrol("900", Text("هدى", "Huda"), "246813", "CSPD", (role,), ())


def looks(house: House) -> list[tuple[str, Looked, str]]:
    found = house.center.records.looks(None, SUNDAY, SUNDAY)
    return [(one.who, one.kind, one.which) for one in found if one.kind is not Looked.AUDIT]


def kept(archive: Archive, name: str, *files: tuple[str, ...]) -> None:
    """What stands beside documents of which these versions were made; the files are not there."""
    up_to = UpTo(Seal("JO-AMM-001:1", 7, ""), 1000)
    versions = (
        Version(n, "", up_to, dict.fromkeys(names, "")) for n, names in enumerate(files, start=1)
    )
    archive.folder.mkdir(exist_ok=True)
    keep_record(archive.folder, name, Record(tuple(versions)))


def test_what_was_made_by_itself_is_listed_the_last_days_and_versions_first(
    house: House,
) -> None:
    archive = Archive(house)
    assert archive.filed() == ()
    list(make_due(house))
    kept(archive, "month-2026-10", ("performance-2026-10-en.pdf", "open-data-2026-10.zip"))
    kept(archive, "week-2026-11-08--2026-11-14", (), ("week-2026-11-08--2026-11-14-ar-v2.pdf",))
    for name in ("day-yesterday", "month-2026-11-22", "week-2026-11-22"):
        kept(archive, name, (f"{name}-ar.pdf",))
    filed = archive.filed()
    assert [(one.file, one.version, one.there) for one in filed] == [
        ("day-2026-11-22-ar.pdf", 1, True),
        ("day-2026-11-22-en.pdf", 1, True),
        ("week-2026-11-08--2026-11-14-ar-v2.pdf", 2, False),
        ("performance-2026-10-en.pdf", 1, False),
        ("open-data-2026-10.zip", 1, False),
    ]
    assert [(one.document, one.language) for one in filed[2:]] == [
        (Document.REPORT, "ar"),
        (Document.PERFORMANCE, "en"),
        (Document.OPEN_DATA, ""),
    ]
    assert [one.span for one in filed[1:4]] == [
        day_of(SUNDAY),
        Span(date(2026, 11, 8), date(2026, 11, 14)),
        month_of(date(2026, 10, 1)),
    ]
    assert filed[2].at == 1000


def test_a_manager_makes_any_document_and_each_is_noted_with_its_name(house: House) -> None:
    archive = Archive(house)
    manager = somebody(house, Role.MANAGER)
    day, month = day_of(SUNDAY), month_of(SUNDAY)
    made = {
        archive.make(Order(span, document, language), manager).name: start
        for span, document, language, start in (
            (day, Document.REPORT, "ar", b"%PDF"),
            (day, Document.CSV, "en", b"\xef\xbb\xbf"),
            (month, Document.WORKBOOK, "ar", b"PK"),
            (month, Document.PERFORMANCE, "en", b"%PDF"),
            (month, Document.OPEN_DATA, "ar", b"PK"),
        )
    }
    assert list(made) == [
        "report-2026-11-22-ar.pdf",
        "report-2026-11-22-en.csv",
        "report-2026-11-ar.xlsx",
        "report-performance-2026-11-en.pdf",
        "report-open-data-2026-11.zip",
    ]
    for name, start in made.items():
        assert (archive.folder / name).read_bytes().startswith(start)
    assert archive.take_out("report-2026-11-ar.xlsx", manager).exists()
    named = [*made, "report-2026-11-ar.xlsx"]
    assert sorted(looks(house)) == sorted((manager, Looked.EXPORT, name) for name in named)
    assert archive.filed() == ()
    data = archive.make(Order(day, Document.JSON, "en"), manager)
    assert json.loads(data.read_bytes())["day"] == "2026-11-22"
    assert (manager, Looked.REPORT, data.name) in looks(house)


def test_nothing_leaves_the_center_without_the_role_and_no_month_is_a_week(house: House) -> None:
    archive = Archive(house)
    supervisor = somebody(house, Role.SUPERVISOR)
    with pytest.raises(Refused) as no_role:
        archive.make(Order(day_of(SUNDAY), Document.REPORT, "ar"), supervisor)
    with pytest.raises(Refused) as no_look:
        archive.take_out("day-2026-11-22-ar.pdf", supervisor)
    with pytest.raises(Refused) as no_month:
        archive.make(Order(week_of(SUNDAY), Document.PERFORMANCE, "ar"), supervisor)
    reasons = [one.value.reason for one in (no_role, no_look, no_month)]
    assert reasons == [Reason.NOT_ALLOWED, Reason.NOT_ALLOWED, Reason.BAD_INPUT]
    assert looks(house) == []
    assert not archive.folder.exists()


def test_the_report_of_the_manager_s_window_is_written_down_as_a_document_taken_out(
    house: House,
) -> None:
    manager = somebody(house, Role.MANAGER)
    file = make_report(house, "en", manager)
    assert file.read_bytes().startswith(b"%PDF")
    assert looks(house) == [(manager, Looked.EXPORT, file.name)]


def test_whoever_may_take_none_has_no_report_of_the_window(house: House) -> None:
    supervisor = somebody(house, Role.SUPERVISOR)
    with pytest.raises(Refused):
        make_report(house, "en", supervisor)
    assert looks(house) == []
    assert list((house.settings.state / "reports").iterdir()) == []
