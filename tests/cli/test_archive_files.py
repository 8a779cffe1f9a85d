"""The files of an archive: what a power cut leaves, and what somebody took away, is told apart."""

from pathlib import Path

from center_app.cli.archive.segment import (
    FORMAT,
    Header,
    Open,
    Segment,
    faults_of,
    read_segment,
    segments_in,
)

CENTER, SECRET = "AMM", b"secret"


def written(folder: Path, *files: int) -> None:
    """Files one after the other, each with so many pieces."""
    before = ""
    for number, pieces in enumerate(files, start=1):
        header = Header(FORMAT, CENTER, number, "2026-01-01T00:00:00Z", before, {})
        file = Open(folder, header, SECRET)
        for piece in range(pieces):
            file.add(b"piece %d" % piece)
        before = file.code.hex()


def read(folder: Path) -> list[Segment]:
    return [read_segment(file, SECRET) for file in segments_in(folder, CENTER)]


def test_a_file_that_a_power_cut_tore_in_its_first_line_is_no_fault(tmp_path: Path) -> None:
    written(tmp_path, 2, 1)
    first, second = segments_in(tmp_path, CENTER)
    third = second.with_name(second.name.replace("2", "3"))
    second.rename(third)  # it goes on from the first
    for left in (b"", first.read_bytes()[:20], b"\0" * 90):
        second.write_bytes(left)
        assert [*faults_of(read(tmp_path))] == []


def test_a_file_that_was_emptied_is_named(tmp_path: Path) -> None:
    written(tmp_path, 1, 2, 1)
    _first, second, _third = segments_in(tmp_path, CENTER)
    for left in (b"", second.read_bytes()[:20]):
        second.write_bytes(left)
        (fault,) = faults_of(read(tmp_path))
        assert (fault.file, fault.count) == (second, 2)


def test_of_several_faults_the_earliest_says_how_far_the_archive_goes(tmp_path: Path) -> None:
    written(tmp_path, 1, 1, 1, 3)
    _first, second, third, fourth = segments_in(tmp_path, CENTER)
    second.unlink()
    spoilt = bytearray(fourth.read_bytes())
    spoilt[spoilt.index(b"piece 0")] ^= 1
    fourth.write_bytes(spoilt)
    faults = [*faults_of(read(tmp_path))]
    assert [(one.file, one.count) for one in faults] == [(third, 1), (fourth, 3)]
