"""Settings: where they come from, which are known and what they accept."""

from pathlib import Path

import pytest

from center_app.cli.settings import Settings, WrongSetting, described, load


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = load(None, {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)})
    assert settings == Settings(state=tmp_path / "center")
    assert settings.database == f"sqlite:///{tmp_path}/center/center.db"
    assert settings.registry_key == tmp_path / "center" / "registry.key"


def test_without_named_folders_they_are_those_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    written(tmp_path / ".config" / "center" / "center.toml", "paper = 58")
    settings = load(None, {})
    assert (settings.paper, settings.state) == (58, tmp_path / ".local" / "state" / "center")


def test_the_option_counts_before_the_variable_and_that_before_the_platforms_file(
    tmp_path: Path,
) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    usual = written(tmp_path / "center" / "center.toml", 'center = "JO-USUAL"')
    assert load(None, environment).center == "JO-USUAL"
    environment["CENTER_CONFIG"] = str(written(tmp_path / "named.toml", 'center = "JO-NAMED"'))
    assert load(None, environment).center == "JO-NAMED"
    given = written(tmp_path / "given.toml", 'center = "JO-GIVEN"')
    assert load(given, environment).center == "JO-GIVEN"
    assert load(usual, environment).center == "JO-USUAL"


def test_variables_count_before_the_file_each_for_itself(tmp_path: Path) -> None:
    file = written(tmp_path / "center.toml", 'center = "JO-AMM-001"\nlanguage = "en"\npaper = 58')
    settings = load(file, {"CENTER_PAPER": "80", "CENTER_LANGUAGE": "ar"})
    assert (settings.center, settings.language, settings.paper) == ("JO-AMM-001", "ar", 80)


def test_a_file_as_windows_writes_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "center.toml"
    file.write_bytes(b'\xef\xbb\xbfcenter = "JO-IRB-002"\r\n')
    assert load(file, {}).center == "JO-IRB-002"


@pytest.mark.parametrize(
    ("variable", "value", "accepted"),
    [
        ("CENTER_CENTER", "Amman 1", "3 to 24 capital letters, digits and hyphens"),
        ("CENTER_STATE", "", "a path"),
        ("CENTER_LANGUAGE", "fr", "ar or en"),
        ("CENTER_PRINTER", "lpt1", "network:HOST:PORT"),
        ("CENTER_PAPER", "81", "58 or 80"),
        ("CENTER_PAPER", "80.5", "58 or 80"),
        ("CENTER_PAPER", "", "58 or 80"),
        ("CENTER_TICKET_BASE", "tickets.example.jo", "http:// or https://"),
        ("CENTER_REGISTRY_URL", "ftp://registry.example.jo", "http:// or https://"),
        ("CENTER_REGISTRY_URL", "https://[registry", "http:// or https://"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_accepted(
    variable: str, value: str, accepted: str
) -> None:
    with pytest.raises(WrongSetting) as wrong:
        load(None, {"XDG_CONFIG_HOME": "/nowhere", variable: value})
    assert f"{variable} is {value!r}. Accepted: " in str(wrong.value)
    assert accepted in str(wrong.value)


@pytest.mark.parametrize(
    ("name", "value"), [("paper", "80.5"), ("paper", "true"), ("paper", "[80]"), ("center", "12")]
)
def test_a_wrong_value_in_the_file_is_named_with_the_file(
    tmp_path: Path, name: str, value: str
) -> None:
    file = written(tmp_path / "center.toml", f"{name} = {value}")
    with pytest.raises(WrongSetting, match=f"{name} in {file} is "):
        load(file, {})


def test_an_unknown_variable_is_named_with_the_settings_that_there_are() -> None:
    with pytest.raises(WrongSetting) as wrong:
        load(None, {"XDG_CONFIG_HOME": "/nowhere", "CENTER_PORT": "8750"})
    assert str(wrong.value).startswith("CENTER_PORT is not a setting. There are: center, state,")
    assert all(name in str(wrong.value) for name, _variable, _about in described())


def test_an_unknown_name_in_the_file_is_named_with_the_file(tmp_path: Path) -> None:
    file = written(tmp_path / "center.toml", 'printr = "none"')
    with pytest.raises(WrongSetting, match=f"printr in {file} is not a setting"):
        load(file, {})


@pytest.mark.parametrize("text", ["center = ", "[center", 'center = "\\q"'])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, text: str) -> None:
    file = written(tmp_path / "center.toml", text)
    with pytest.raises(WrongSetting, match=f"{file} is not valid TOML: .+"):
        load(file, {})


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "center.toml"
    file.write_bytes('center = "JO"'.encode("utf-16"))
    with pytest.raises(WrongSetting, match="is not valid TOML"):
        load(file, {})


@pytest.mark.parametrize("missing", ["none.toml", "."])
def test_a_file_that_was_named_has_to_be_there(tmp_path: Path, missing: str) -> None:
    with pytest.raises(WrongSetting, match="There is no settings file"):
        load(tmp_path / missing, {})
    with pytest.raises(WrongSetting, match="There is no settings file"):
        load(None, {"CENTER_CONFIG": str(tmp_path / missing)})


def test_a_display_is_told_its_hall_its_places_and_its_loudspeakers() -> None:
    settings = load(
        None,
        {
            "CENTER_COUNTERS": "7, 8",
            "CENTER_HALL_DEPTH": "14",
            "CENTER_SCREEN_INCHES": "65",
            "CENTER_LOUDSPEAKERS": "A=plughw:CARD=PCH,DEV=0  B=hw:1",
            "CENTER_STATE": "there",
        },
    )
    assert settings.counters == ("7", "8")
    assert (settings.hall_depth, settings.screen_inches) == (14, 65)
    assert settings.loudspeakers == {"A": "plughw:CARD=PCH,DEV=0", "B": "hw:1"}
    assert settings.slides_folder == Path("there/slides")


@pytest.mark.parametrize(
    "wrong",
    [
        {"CENTER_HALL_DEPTH": "1"},
        {"CENTER_HALL_DEPTH": "ten"},
        {"CENTER_SCREEN_INCHES": "-1"},
        {"CENTER_LOUDSPEAKERS": "A"},
        {"CENTER_LOUDSPEAKERS": "A=; rm"},
    ],
)
def test_what_no_display_can_have_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(WrongSetting):
        load(None, wrong)


def test_addresses_lose_their_last_slash() -> None:
    environment = {
        "XDG_CONFIG_HOME": "/nowhere",
        "CENTER_REGISTRY_URL": "https://registry.example.jo/",
        "CENTER_TICKET_BASE": "",
    }
    settings = load(None, environment)
    assert (settings.registry_url, settings.ticket_base) == ("https://registry.example.jo", "")


@pytest.mark.parametrize("address", ["https://rana:secret@registry.example.jo", "ftp://x", "x"])
def test_an_address_tells_no_password_and_is_of_the_web(address: str) -> None:
    environment = {"XDG_CONFIG_HOME": "/nowhere", "CENTER_REGISTRY_URL": address}
    with pytest.raises(WrongSetting, match="CENTER_REGISTRY_URL") as wrong:
        load(None, environment)
    assert "secret" not in str(wrong.value)


def test_every_setting_says_what_it_is_for_and_what_it_accepts() -> None:
    for name, variable, about in described():
        assert variable == f"CENTER_{name.upper()}"
        purpose, _, accepted = about.partition(" Accepted: ")
        assert purpose.endswith(".")
        assert accepted.endswith(".")
