"""The documents of a server's folder, as a window far away takes them out of it."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from center_app.cli.filing.archive import Archive
from center_app.cli.filing.far_archive import FarArchive
from center_app.cli.filing.record import Record, Version, keep_record
from center_app.cli.house import House
from center_app.domain.dossier import UpTo
from center_app.domain.look import Looked
from center_app.domain.people import Role
from center_app.domain.refusal import Damaged, Reason
from center_app.domain.report import Seal
from center_app.domain.text import Text
from center_app.domain.views.query import Query
from center_app.store.kept.stations import EnrolledStation, Kind
from closed_day import closed_sunday
from days import refusal
from manual_clock import ManualClock
from sync.stations import wire
from sync.stations.asking import Asking
from sync.stations.documents import MOST_BYTES, Parcel
from sync.stations.passes import BETWEEN, Passes
from sync.stations.questions import DocumentFetched
from sync.stations.remote import RemoteDocuments, RemoteRecords

SUNDAY = date(2026, 11, 22)
FILE, OTHER = "day-2026-11-22-ar.pdf", "day-2026-11-22-en.pdf"
CONTENT = b"%PDF-1.7 of Sunday"
PIN = "246813"


class Far:
    """The folder of a server, and a manager's window of it with everybody's PIN given."""

    def __init__(self, house: House, folder: Path) -> None:
        self._house = house
        self.own = Archive(house)
        self._passes = Passes(b"a secret")
        self._given: list[str] = []
        self._asking = Asking(house.center, house.clock, self._passes, archive=self.own)
        self._station = EnrolledStation("manager-1", Kind.MANAGER, None, 0, 0, None)
        self.archive = FarArchive(folder, RemoteDocuments(self.see), RemoteRecords(self.see))
        digests = {FILE: sha256(CONTENT).hexdigest(), OTHER: ""}
        made = Version(1, "", UpTo(Seal("JO-AMM-001:1", 7, ""), 1000), digests)
        self.own.folder.mkdir()
        keep_record(self.own.folder, "day-2026-11-22", Record((made,)))
        self.put(CONTENT)

    def put(self, content: bytes) -> None:
        (self.own.folder / FILE).write_bytes(content)

    def somebody(self, role: Role, number: str) -> str:
        who = self._house.enrol(number, Text("هدى", "Huda"), PIN, "CSPD", (role,), ())
        self._given.append(self._passes.give("manager-1", who, self._house.clock.now().at))
        return who

    def see(self, query: Query[Any]) -> Any:
        asked = wire.read_query(wire.parsed_object(wire.written(wire.query_data(query))))
        return wire.read_view(
            query, self._asking.see(self._station, BETWEEN.join(self._given), asked)
        )

    def looks(self) -> list[tuple[str, Looked, str]]:
        found = self._house.center.records.looks(None, SUNDAY, SUNDAY)
        return [(one.who, one.kind, one.which) for one in found if one.kind is not Looked.AUDIT]


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Far]:
    with closed_sunday(tmp_path / "state", ManualClock()) as house:
        yield Far(house, tmp_path / "station" / "reports")


def test_a_document_is_fetched_kept_for_nobody_else_and_noted_at_the_server(far: Far) -> None:
    manager = far.somebody(Role.MANAGER, "900")
    assert far.archive.filed() == far.own.filed()
    assert [one.file for one in far.archive.filed()] == [FILE, OTHER]
    kept = far.archive.take_out(FILE, manager)
    assert kept == far.archive.folder / FILE
    assert kept.read_bytes() == CONTENT
    assert (kept.stat().st_mode | far.archive.folder.stat().st_mode) & 0o077 == 0
    assert far.archive.take_out(FILE, manager) == kept
    assert far.archive.take_out("", manager) == far.archive.folder
    whole = str(far.archive.folder)
    assert sorted(one[2] for one in far.looks()) == sorted((FILE, FILE, whole))
    assert {one[:2] for one in far.looks()} == {(manager, Looked.EXPORT)}


def test_no_other_role_takes_a_document_out_nor_does_anybody_in_another_s_name(far: Far) -> None:
    supervisor = far.somebody(Role.SUPERVISOR, "900")
    assert refusal(far.archive.take_out, FILE, supervisor) is Reason.NOT_ALLOWED
    assert refusal(far.archive.take_out, FILE, "somebody-else") is Reason.NOT_ALLOWED
    assert refusal(far.archive.take_out, "", supervisor) is Reason.NOT_ALLOWED
    assert far.looks() == []
    assert not far.archive.folder.exists()


@pytest.mark.parametrize(
    "name",
    ["", ".", "../center.db", "day-2026-11-22.made.json", "day-2026-11-23-ar.pdf", "/etc/passwd"],
)
def test_only_what_the_server_lists_is_a_document(far: Far, name: str) -> None:
    manager = far.somebody(Role.MANAGER, "900")
    (far.own.folder / "day-2026-11-23-ar.pdf").write_bytes(CONTENT)
    why = refusal(far.see, DocumentFetched(manager, name))
    assert why is Reason.UNKNOWN_DOCUMENT
    assert far.looks() == []


def test_what_is_gone_too_large_or_not_as_it_was_made_stays_there(far: Far) -> None:
    manager = far.somebody(Role.MANAGER, "900")
    assert refusal(far.archive.take_out, OTHER, manager) is Reason.UNKNOWN_DOCUMENT
    with (far.own.folder / FILE).open("r+b") as opened:
        opened.truncate(MOST_BYTES + 1)
    assert refusal(far.archive.take_out, FILE, manager) is Reason.DOCUMENT_TOO_LARGE
    far.put(CONTENT + b"!")
    assert refusal(far.archive.take_out, FILE, manager) is Reason.DOCUMENT_CHANGED
    assert not far.archive.folder.exists()


@pytest.mark.parametrize(
    "name", ["../day.pdf", "day.exe", "c:day.pdf", "a\\b.pdf", ".pdf", "-.pdf"]
)
def test_a_station_writes_under_no_name_that_leads_elsewhere(tmp_path: Path, name: str) -> None:
    """Whatever a server lists."""
    asked: list[Query[Any]] = []
    archive = FarArchive(tmp_path, RemoteDocuments(asked.append), RemoteRecords(asked.append))
    with pytest.raises(Damaged):
        archive.take_out(name, "employee-1")
    assert asked == []


def test_what_came_damaged_does_not_replace_what_is_kept(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(CONTENT)
    parcel = Parcel(1, sha256(b"a").hexdigest(), "Yg==")
    documents = RemoteDocuments(lambda _query: parcel)
    archive = FarArchive(tmp_path, documents, RemoteRecords(lambda _query: True))
    with pytest.raises(Damaged):
        archive.take_out(FILE, "employee-1")
    assert [file.name for file in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).read_bytes() == CONTENT
