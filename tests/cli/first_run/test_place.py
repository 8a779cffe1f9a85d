"""Where an installation keeps its settings: a user's own, or, for root, the package's."""

import os
from dataclasses import replace
from getpass import getuser
from pathlib import Path
from pwd import getpwnam

import pytest

from center_app.cli.first_run.place import Place, for_role, place_of


def test_root_sets_up_what_the_packages_services_run_by(tmp_path: Path) -> None:
    place = place_of(None, {}, tmp_path, root=True)
    assert place.file == tmp_path / "center.toml"
    states = {role: for_role(place, role) for role in ("server", "registry", "web", "kiosk")}
    assert {role: (one.owner, one.settings().state.name) for role, one in states.items()} == {
        "server": ("center", "center"),
        "registry": ("center", "center"),
        "web": ("center", "center"),
        "kiosk": ("center-station", "center-station"),
    }
    assert states["kiosk"].settings().state == Path("/var/lib/center-station")


@pytest.mark.parametrize(
    ("config", "environment", "root"),
    [
        (Path("mine.toml"), {}, True),
        (None, {"CENTER_CONFIG": "mine.toml"}, True),
        (None, {"XDG_CONFIG_HOME": "/home/rana"}, False),
    ],
)
def test_what_was_told_or_is_a_users_own_is_left_to_them(
    tmp_path: Path, config: Path | None, environment: dict[str, str], root: bool
) -> None:
    place = place_of(config, environment, tmp_path, root=root)
    assert place.owner == ""
    assert tmp_path not in place.file.parents
    assert for_role(place, "kiosk") == place


def test_all_that_was_made_is_given_to_the_services_user(tmp_path: Path) -> None:
    (tmp_path / "stations").mkdir()
    (tmp_path / "stations" / "kiosk-1.json").touch()
    Place(tmp_path / "center.toml", {}, getuser()).give(tmp_path)
    assert (tmp_path / "stations" / "kiosk-1.json").owner() == getuser()
    with pytest.raises(LookupError):
        Place(tmp_path / "center.toml", {}, "nobody-of-this-name").give(tmp_path)


def test_what_is_made_for_the_service_is_made_with_its_rights_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Groups first and the user last, for after that there is no right to change any; then back."""
    said: list[tuple[str, object]] = []
    for name in ("seteuid", "setegid", "setgroups"):
        monkeypatch.setattr(os, name, lambda given, name=name: said.append((name, given)))
    monkeypatch.setattr(os, "initgroups", lambda name, _group: said.append(("groups", name)))
    mine = getpwnam(getuser())
    place = Place(tmp_path / "center.toml", {}, getuser())
    groups, group = os.getgroups(), os.getegid()

    def fails() -> None:
        with place.as_owner():
            said.append(("done", ""))
            raise LookupError

    with pytest.raises(LookupError):
        fails()
    assert said == [
        ("groups", mine.pw_name),
        ("setegid", mine.pw_gid),
        ("seteuid", mine.pw_uid),
        ("done", ""),
        ("seteuid", os.getuid()),
        ("setegid", group),
        ("setgroups", groups),
    ]
    said.clear()
    with replace(place, owner="").as_owner():
        assert said == []


def test_what_a_link_points_to_is_given_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has the folder could lay a link to what is root's."""
    state, roots = tmp_path / "state", tmp_path / "shadow"
    state.mkdir()
    roots.touch()
    (state / "link").symlink_to(roots)
    given: list[tuple[str, bool]] = []

    def chown(name: str, _user: int, _group: int, *, follow_symlinks: bool, **_at: int) -> None:
        given.append((name, follow_symlinks))

    monkeypatch.setattr("shutil.chown", lambda *_: None)
    monkeypatch.setattr("os.chown", chown)
    Place(tmp_path / "center.toml", {}, getuser()).give(state)
    assert given == [("link", False)]
