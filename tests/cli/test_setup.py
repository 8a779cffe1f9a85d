"""Setting a center up from the command line."""

import json
import stat
from collections.abc import Callable
from typing import Any

import pytest

from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.domain.people import Level, Role, Skill
from center_app.domain.plain import plain
from center_app.domain.refusal import Refused
from center_app.sample import sample_catalogue, sample_catalogue_bytes
from center_app.sample.center import COLLEAGUES, PIN, sample_settings
from command_line import CommandLine

ADD = ("employee", "add", "201", "--name-ar", "سلمى", "--name-en", "Salma", "--home", "CSPD")


@pytest.fixture
def inside(center: CommandLine) -> Any:
    """Look into the center between two commands."""

    def look(seen: Callable[[House], object]) -> object:
        house = open_house(Settings(state=center.state))
        try:
            return seen(house)
        finally:
            house.close()

    return look


def test_a_new_center_has_a_name_hours_and_a_zone(center: CommandLine, inside: Any) -> None:
    said = center("init")
    assert said.code == 0
    assert "JO-CENTER-001 is ready" in said.out
    zones = inside(lambda house: [zone.code for zone in house.center.hall.settings.zones])
    assert zones == ["A"]
    assert center("place", "add", "1", "--zone", "A").code == 0
    assert inside(lambda house: list(house.center.hall.counters)) == ["1"]


def test_what_belongs_to_the_center_is_for_its_owner_alone(center: CommandLine) -> None:
    assert center("init").code == 0
    assert stat.S_IMODE(center.state.stat().st_mode) == 0o700
    assert stat.S_IMODE((center.state / "pepper").stat().st_mode) == 0o600


def test_a_center_is_set_up_once(center: CommandLine) -> None:
    assert center("init").code == 0
    for again in (("init",), ("init", "--sample")):
        assert "is set up already" in center(*again).sentence()


def test_the_sample_center_is_complete(sample: CommandLine, inside: Any) -> None:
    assert inside(lambda house: list(house.center.hall.counters)) == [
        colleague.counter for colleague in COLLEAGUES
    ]
    admitted = inside(lambda house: house.center.admit(COLLEAGUES[0].number, PIN).name)
    assert admitted == COLLEAGUES[0].name
    assert "set up already" in sample("init", "--sample").sentence()


def test_a_center_may_bring_its_settings_and_change_them(center: CommandLine, inside: Any) -> None:
    file = center.home / "place.json"
    file.write_text(json.dumps(plain(sample_settings(always_open=False))), encoding="utf-8")
    assert center("init", "--settings", file).code == 0
    file.write_text(json.dumps(plain(sample_settings(always_open=True))), encoding="utf-8")
    assert center("init", "--settings", file).code == 0
    assert inside(lambda house: house.center.hall.settings.calendar.around_the_clock)


def test_faults_of_the_settings_are_all_named(center: CommandLine) -> None:
    settings = plain(sample_settings(always_open=True))
    del settings["name"]["ar"]
    settings["zones"][0]["floor"] = "ground"
    file = center.home / "place.json"
    file.write_text(json.dumps(settings), encoding="utf-8")
    said = center("init", "--settings", file)
    assert said.code == 1
    assert said.err.splitlines() == [
        "name.ar: is missing",
        "zones[0].floor: 'ground' is not a whole number",
    ]
    assert not center.state.exists()


def test_a_catalogue_is_imported(center: CommandLine, inside: Any) -> None:
    file = center.home / "catalogue.json"
    file.write_bytes(sample_catalogue_bytes())
    assert center("init").code == 0
    said = center("catalogue", "import", file)
    assert said.code == 0
    assert f"with {len(sample_catalogue().services)} services" in said.out
    assert inside(lambda house: house.center.hall.catalogue_serial) == sample_catalogue().serial
    assert center("catalogue", "import", file).code == 0, "the same again changes nothing"


def test_a_changed_catalogue_needs_a_new_serial(sample: CommandLine) -> None:
    file = sample.home / "catalogue.json"
    catalogue = json.loads(sample_catalogue_bytes())
    catalogue["services"][0]["minutes"] += 1
    file.write_text(json.dumps(catalogue), encoding="utf-8")
    said = sample("catalogue", "import", file)
    assert f"under the serial {catalogue['serial']} already." in said.sentence()


def test_every_fault_of_a_catalogue_is_named_by_service_and_field(sample: CommandLine) -> None:
    catalogue = json.loads(sample_catalogue_bytes())
    first, second, third = (service["code"] for service in catalogue["services"][:3])
    catalogue["services"][0]["minutes"] = "ten"
    del catalogue["services"][1]["name"]["ar"]
    catalogue["services"][2]["colour"] = "green"
    file = sample.home / "catalogue.json"
    file.write_text(json.dumps(catalogue), encoding="utf-8")
    said = sample("catalogue", "import", file)
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines() == [
        f"service {first}.minutes: 'ten' is not a whole number",
        f"service {second}.name.ar: is missing",
        f"service {third}.colour: is not known here",
    ]


def test_faults_of_sense_are_named_too(sample: CommandLine) -> None:
    catalogue = json.loads(sample_catalogue_bytes())
    catalogue["services"][0].update(agency="NASA", minutes=0)
    file = sample.home / "catalogue.json"
    file.write_text(json.dumps(catalogue), encoding="utf-8")
    code = catalogue["services"][0]["code"]
    err = sample("catalogue", "import", file).err
    assert f"service {code}.agency: NASA is no agency of this catalogue" in err
    assert f"service {code}.minutes: 0 is not at least 1 minute" in err


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_catalogue_that_is_no_json_is_refused(center: CommandLine, body: bytes) -> None:
    file = center.home / "catalogue.json"
    file.write_bytes(body)
    assert center("catalogue", "import", file).sentence().startswith("The file is no JSON: ")


def test_a_refused_catalogue_leaves_the_old_one_in_use(sample: CommandLine, inside: Any) -> None:
    file = sample.home / "catalogue.json"
    file.write_text("{}")
    assert sample("catalogue", "import", file).code == 1
    assert inside(lambda house: house.center.hall.catalogue_serial) == sample_catalogue().serial


def test_an_employee_is_made_known_and_can_sign_in(sample: CommandLine, inside: Any) -> None:
    skills = ("--skill", "agency:CSPD", "--skill", "cashier:partial")
    roles = ("--role", "agent", "--role", "supervisor")
    said = sample(*ADD, *skills, *roles, typed="7351\n")
    assert (said.code, said.err) == (0, "")
    assert "7351" not in said.out
    known = inside(lambda house: house.center.admit("201", "7351"))
    assert (known.name.ar, known.name.en) == ("سلمى", "Salma")
    employee = inside(lambda house: house.center.hall.employees[known.employee])
    assert employee.roles == (Role.AGENT, Role.SUPERVISOR)
    assert Skill("cashier", Level.PARTIAL) in employee.skills
    assert len(employee.skills) > 2


def test_an_employee_who_is_refused_leaves_the_number_free(sample: CommandLine) -> None:
    assert sample(*ADD, "--home", "NASA", typed="7351\n").sentence() == (
        "'NASA' is not accepted as home."
    )
    assert sample(*ADD, typed="7351\n").code == 0
    assert sample(*ADD, typed="7351\n").sentence() == "Another employee has the number 201."


@pytest.mark.parametrize(
    ("skill", "sentence"),
    [
        ("juggling", "'juggling' is not accepted as skill."),
        ("agency:NASA", "'NASA' is not accepted as agency."),
    ],
)
def test_a_skill_that_nobody_needs_is_refused(
    sample: CommandLine, skill: str, sentence: str
) -> None:
    assert sample(*ADD, "--skill", skill, typed="7351\n").sentence() == sentence


@pytest.mark.parametrize("more", [("--role", "boss"), ("--skill", "cashier:half")])
def test_what_an_employee_can_be_is_named(sample: CommandLine, more: tuple[str, str]) -> None:
    said = sample(*ADD, *more, typed="7351\n")
    assert said.code == 1
    assert " is none of " in said.err


@pytest.mark.parametrize("typed", ["", "\n", "12\n"])
def test_a_pin_is_needed_and_has_four_digits(sample: CommandLine, typed: str) -> None:
    assert "at least 4 digits" in sample(*ADD, typed=typed).sentence()


def test_an_employee_is_certified_until_a_day_and_anew(sample: CommandLine, inside: Any) -> None:
    def ends() -> list[str]:
        def look(house: House) -> list[str]:
            known = house.center.admit("201", "7351").employee
            skills = house.center.hall.employees[known].skills
            found = {skill.code: str(skill.until) for skill in skills}
            return [found["passport-renewal"], found["land-plan"]]

        told: list[str] = inside(look)
        return told

    skills = ("--skill", "agency:CSPD", "--skill", "land-plan")
    assert sample(*ADD, *skills, typed="7351\n").code == 0
    assert ends() == ["None", "None"]
    said = sample("employee", "certify", "201", "--until", "2027-06-30", "--json")
    assert (said.value["until"], "land-plan" in said.value["skills"]) == ("2027-06-30", True)
    assert ends() == ["2027-06-30", "2027-06-30"]
    certify = ("employee", "certify", "201", "--until", "2028-01-31", "--skill")
    assert sample(*certify, "agency:CSPD").code == 0
    assert ends() == ["2028-01-31", "2027-06-30"]
    assert sample(*certify, "land-plan").code == 0
    assert ends() == ["2028-01-31", "2028-01-31"]


def test_what_the_catalogue_has_dropped_hinders_no_certificate(
    sample: CommandLine, inside: Any
) -> None:
    assert sample(*ADD, "--skill", "agency:CSPD", typed="7351\n").code == 0
    catalogue = json.loads(sample_catalogue_bytes())
    catalogue["serial"] += "-smaller"
    catalogue["bundles"] = []
    gone = next(one for one in catalogue["services"] if one["code"] == "family-record")
    catalogue["services"].remove(gone)
    for service in catalogue["services"]:
        service["related"] = [code for code in service.get("related", []) if code != gone["code"]]
    file = sample.home / "catalogue.json"
    file.write_text(json.dumps(catalogue), encoding="utf-8")
    assert sample("catalogue", "import", file).code == 0
    said = sample("employee", "certify", "201", "--until", "2027-06-30", "--json")
    assert "family-record" not in said.value["skills"]
    assert "passport-renewal" in said.value["skills"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (("999", "--until", "2027-06-30"), "This employee is not known."),
        (("101", "--until", "soon"), "'soon' is not a date in ISO form"),
        (
            ("101", "--until", "2027-06-30", "--skill", "notary"),
            "Employee 101 has no skill notary.",
        ),
        (("101", "--until", "2027-06-30", "--skill", "agency:NASA"), "'NASA' is not accepted"),
    ],
)
def test_only_what_an_employee_can_do_is_certified(
    sample: CommandLine, said: tuple[str, ...], sentence: str
) -> None:
    failed = sample("employee", "certify", *said)
    assert (failed.code, failed.out) == (1, "")
    assert sentence in failed.err


def test_what_the_center_does_not_know_is_refused_by_name(center: CommandLine) -> None:
    assert center("place", "add", "1", "--zone", "Z").sentence() == ("'Z' is not accepted as zone.")
    assert center(*ADD).sentence() == "The center has not been set up yet."


def test_another_pepper_is_told_before_every_pin_is_wrong(center: CommandLine) -> None:
    assert center("init", "--sample").code == 0
    (center.state / "pepper").write_bytes(b"another secret of thirty-two byte")
    said = center("journal", "verify")
    assert said.code == 0, "the journal needs no PIN"
    assert "pepper" in center("rebuild").sentence()


def test_a_locked_number_is_unlocked_and_a_forgotten_pin_replaced(
    sample: CommandLine, inside: Any
) -> None:
    assert sample("employee", "unlock", "101").out.strip() == "Employee 101 can try again."
    said = sample("employee", "reset-pin", "101", typed="2580\n")
    assert (said.code, "2580" in said.out) == (0, False)
    assert inside(lambda house: house.center.admit("101", "2580").number) == "101"
    with pytest.raises(Refused, match="wrong_pin"):
        inside(lambda house: house.center.admit("101", PIN))
    assert sample("employee", "reset-pin", "١٠١", typed="٣٦٩١\n").code == 0
    assert inside(lambda house: house.center.admit("101", "3691").number) == "101"
    for command in ("unlock", "reset-pin", "skills"):
        said = sample("employee", command, "999", typed="2580\n")
        assert said.sentence() == "This employee is not known."


def test_who_is_added_in_arabic_digits_signs_in_in_any(sample: CommandLine, inside: Any) -> None:
    hired = [{"201": "٢٠١"}.get(word, word) for word in ADD]
    assert sample(*hired, "--skill", "land-plan", typed="٧٣٥١\n").code == 0
    for number, pin in (("201", "7351"), ("٢٠١", "٧٣٥١")):
        assert inside(lambda house, who=(number, pin): house.center.admit(*who).number) == "201"


def test_skills_are_changed_for_good_or_for_today(sample: CommandLine, inside: Any) -> None:
    assert sample(*ADD, "--skill", "land-plan", typed="7351\n").code == 0

    def skills(*more: str) -> list[str]:
        said = sample("employee", "skills", "201", *more, "--json")
        assert said.code == 0, said.err
        found: list[str] = said.value["skills"]
        return found

    assert skills() == ["land-plan"]
    assert skills("--add", "cashier:partial", "--today") == ["land-plan", "cashier:partial"]
    assert skills() == ["land-plan"]
    assert skills("--today") == ["land-plan", "cashier:partial"]
    assert skills("--remove", "land-plan", "--add", "cashier") == ["cashier"]
    assert skills("--today") == ["cashier"], "what is changed for good holds at once"
    said = sample("employee", "skills", "201", "--remove", "land-plan")
    assert said.sentence() == "Employee 201 has no skill land-plan."
    said = sample("employee", "skills", "201", "--add", "juggling")
    assert said.sentence() == "'juggling' is not accepted as skill."
