from pathlib import Path

import pytest

from center_app.store.watermark import Watermark


def test_the_highest_number_is_remembered_and_never_goes_down(tmp_path: Path) -> None:
    file = tmp_path / "release"
    assert Watermark(file).highest() == 0
    for number, highest in ((4, 4), (3, 4), (12, 12)):
        Watermark(file).rise(number)
        assert Watermark(file).highest() == highest
    assert list(tmp_path.iterdir()) == [file], "nothing is left beside it"


@pytest.mark.parametrize("text", ["", "soon", "-5", "\u0664"])
def test_a_file_that_cannot_be_read_forgets_and_is_written_anew(tmp_path: Path, text: str) -> None:
    file = tmp_path / "release"
    file.write_text(text, encoding="utf-8")
    assert Watermark(file).highest() == 0
    Watermark(file).rise(7)
    assert Watermark(file).highest() == 7


def test_a_disk_that_refuses_it_is_let_be(tmp_path: Path) -> None:
    mark = Watermark(tmp_path / "no-folder" / "release")
    mark.rise(3)
    assert mark.highest() == 0


def test_it_is_closed_before_it_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows demands, which renames no file that is open."""
    replace = Path.replace

    def as_windows(file: Path, target: Path) -> Path:
        opened = {link.resolve() for link in Path("/proc/self/fd").iterdir()}
        if file in opened:
            raise PermissionError(file)
        return replace(file, target)

    monkeypatch.setattr(Path, "replace", as_windows)
    mark = Watermark(tmp_path / "highest")
    mark.rise(7)
    assert mark.highest() == 7
