from datetime import date

from center_app.domain.people import Employee, Level, Role, Skill


def employee(*skills: Skill) -> Employee:
    return Employee("e1", "civil", (Role.AGENT,), skills)


def test_a_full_skill_serves_all_of_a_service() -> None:
    universal = employee(Skill("passport"))
    assert universal.can_serve("passport", partial=False)
    assert universal.can_serve("passport", partial=True)
    assert not universal.can_serve("photo", partial=True)


def test_a_partial_skill_serves_only_what_is_open_to_it() -> None:
    helper = employee(Skill("passport", Level.PARTIAL))
    assert helper.can_serve("passport", partial=True)
    assert not helper.can_serve("passport", partial=False)


def test_a_certificate_that_has_run_out_stops_nothing() -> None:
    assert employee(Skill("passport", until=date(2020, 1, 1))).can_serve("passport", partial=False)
