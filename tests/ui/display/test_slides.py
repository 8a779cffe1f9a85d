"""Which files are slides, and what is said of the others."""

from pathlib import Path

import pytest

from slide_files import picture, text
from ui.display.leaf import next_slide
from ui.display.slides import LONGEST_BODY, LONGEST_HEADING, MOST_BYTES, SlideText, sheets


def turn(folder: Path, times: int) -> list[str]:
    """The names of so many slides in turn, "" where there is none."""
    names = [""]
    for _ in range(times):
        slide = next_slide(folder, names[-1], 100, 100).slide
        names.append(slide.name if slide is not None else "")
    return names[1:]


def test_pictures_texts_and_both_follow_by_their_names(tmp_path: Path) -> None:
    picture(tmp_path / "30-last.png")
    text(
        tmp_path, "20-hours", "الدوام\nالأحد إلى الخميس\n08:00", "Hours\nSunday to Thursday\n08:00"
    )
    picture(tmp_path / "10-fees.jpg")
    text(tmp_path, "10-fees", "\ufeffالرسوم", "Fees")
    assert turn(tmp_path, 4) == ["10-fees", "20-hours", "30-last", "10-fees"]
    both = next_slide(tmp_path, "", 100, 100)
    assert both.faults == ()
    assert both.slide is not None
    assert both.slide.picture is not None
    assert both.slide.texts == {"ar": SlideText("الرسوم", ""), "en": SlideText("Fees", "")}
    hours = next_slide(tmp_path, "10-fees", 100, 100).slide
    assert hours is not None
    assert hours.picture is None
    assert hours.texts["en"] == SlideText("Hours", "Sunday to Thursday\n08:00")


def test_what_is_put_there_or_taken_away_comes_and_goes_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "slides"
    assert turn(folder, 1) == [""]
    folder.mkdir()
    first = picture(folder / "a.png")
    assert turn(folder, 2) == ["a", "a"]
    picture(folder / "b.png")
    assert next_slide(folder, "a", 9, 9).slide.name == "b"  # type: ignore[union-attr]
    first.unlink()
    assert turn(folder, 2) == ["b", "b"]


def test_a_large_picture_is_read_no_larger_than_it_is_shown(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg", 3_000, 1_500)
    slide = next_slide(tmp_path, "", 300, 400).slide
    assert slide is not None
    assert slide.picture is not None
    assert (slide.picture.width(), slide.picture.height()) == (400, 200)


def test_what_cannot_be_shown_is_left_out_and_told(tmp_path: Path) -> None:
    picture(tmp_path / "good.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    (tmp_path / "huge.jpg").write_bytes(b"\0" * (MOST_BYTES + 1))
    (tmp_path / "film.mp4").write_bytes(b"film")
    (tmp_path / ".hidden").write_bytes(b"")
    (tmp_path / "one.ar.txt").write_text("عربي فقط", "utf-8")
    text(tmp_path, "empty", "\n", "Empty")
    text(tmp_path, "wide", "عنوان", "x" * (LONGEST_HEADING + 1))
    text(tmp_path, "long", "عنوان\n" + "ط" * (LONGEST_BODY + 1), "Title")
    (tmp_path / "coded.ar.txt").write_bytes("عنوان".encode("cp1256"))
    (tmp_path / "coded.en.txt").write_text("Title")
    picture(tmp_path / "twice.png")
    picture(tmp_path / "twice.jpg")
    assert turn(tmp_path, 2) == ["good", "good"]
    (tmp_path / "good.png").unlink()
    found = next_slide(tmp_path, "", 100, 100)
    assert found.slide is None
    assert set(found.faults) == {
        "broken.png: is not a picture that can be read",
        "huge.jpg: is larger than 20 MB",
        "film.mp4: is neither a picture (png, jpg) nor a text (NAME.ar.txt)",
        "one.en.txt: is missing, a text is in both",
        "empty.ar.txt: is empty",
        "wide.en.txt: the first line has 41 characters, of 40",
        "long.ar.txt: the text below it has 141 characters, of 140",
        "coded.ar.txt: is not written in UTF-8",
        "twice: has several pictures",
    }


@pytest.mark.parametrize("damage", [slice(0, 200), slice(0, 400)])
def test_a_picture_that_breaks_off_is_left_out_or_shown_as_far_as_it_goes(
    tmp_path: Path, damage: slice
) -> None:
    whole = picture(tmp_path / "a.png", 300, 300)
    whole.write_bytes(whole.read_bytes()[damage])
    found = next_slide(tmp_path, "", 100, 100)
    assert (found.slide is None) == bool(found.faults)


def test_a_folder_that_is_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "slides").write_text("")
    assert sheets(tmp_path / "slides") == ([], [])
