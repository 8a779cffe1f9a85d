"""A machine's answers: what holds now, what is wrong with them, and putting them in place."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, nullcontext, suppress
from dataclasses import fields, replace
from pathlib import Path

from center_app.cli.accepted import READERS
from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.enrolment import enrolled
from center_app.cli.failures import Failed, told
from center_app.cli.first_run import looks
from center_app.cli.first_run.enrolments import enrolment, identities, on_a_stick
from center_app.cli.first_run.place import Place, for_role
from center_app.cli.first_run.questions import (
    ENROLMENT,
    REGISTRY,
    ROLE,
    ROLES,
    SERVER,
    SETTINGS,
    STATIONS,
    questions,
)
from center_app.cli.first_run.settings_file import Value, read_file, write_file
from center_app.cli.ground import folder_of_stations
from center_app.cli.house import open_house
from center_app.cli.machine import SystemClock
from center_app.cli.server import server_address, server_files
from center_app.cli.settings import (
    Given,
    Settings,
    WrongSetting,
    in_force,
    read_setting,
    without_login,
)
from center_app.cli.setup import PLAIN
from center_app.domain import commands as c
from center_app.domain.clock import local
from center_app.domain.refusal import Refused, Unavailable
from center_app.language import words
from center_app.store.faults import Unusable

Answers = Mapping[str, str]

SETTINGS_FILE, NEXT = "settings", "next"

TAKES = {each.name: each.metadata["takes"] for each in fields(Settings)}


class Installation:
    """Nothing is changed before `finish`, and by it only what was answered."""

    def __init__(
        self, place: Place, clock: SystemClock, stick: Callable[[], str] = on_a_stick
    ) -> None:
        self.place, self.clock, self._stick = place, clock, stick

    def role(self) -> str:
        """What this machine is already; empty where nothing tells."""
        for one in (SERVER, *STATIONS):
            settings = for_role(self.place, one).settings()
            if one == SERVER and (settings.state / "server-ca.key").is_file():
                return SERVER
            if one != SERVER and any(each.kind == one for each in identities(settings)):
                return one
        return ""

    def known(self, role: str) -> dict[str, str]:
        """The answers that hold now, and those that are most likely."""
        place = for_role(self.place, role)
        settings, asked = place.settings(), place.told()
        said = read_file(self.place.file)
        found = {ROLE: role}
        for one in questions(role):
            if one.name == ENROLMENT:
                enrolled_as = any(each.kind == role for each in identities(settings))
                found[ENROLMENT] = "" if enrolled_as else self._stick()
            elif one.name in said:
                found[one.name] = _text(said[one.name])
            elif one.name == "server_url":
                found[one.name] = f"https://{looks.own_address()}:8760"
            else:
                value = getattr(asked, one.name)
                found[one.name] = "" if value == Path() else _text(value)
        return found

    def look(self, answers: Answers) -> list[Finding]:
        """What can be said of these answers; the network is asked, so it may take seconds."""
        role = answers.get(ROLE, "")
        if role not in ROLES:
            return [Finding(ROLE, Level.ACT, NO_ROLE, CHOOSE_ONE, {"roles": ", ".join(ROLES)})]
        wrong = list(_wrong(answers))
        if wrong:
            return wrong
        settings = self._with(answers)
        now = local(self.clock.now().at)
        place = for_role(self.place, role)
        with place.as_owner() if _home(settings).is_dir() else nullcontext():
            found = [*looks.of_machine(settings, now), *_overruled(answers, self.place.environment)]
            if role == SERVER:
                return [*found, *looks.of_server(settings)]
        return [*found, *looks.of_role(role, answers.get(ENROLMENT, ""), settings, self.clock)]

    def finish(self, answers: Answers) -> list[Finding]:
        """Look once more, then put all in place, or nothing where something stops it."""
        found = self.look(answers)
        if looks.stops(found):
            return found
        place = for_role(self.place, answers[ROLE])
        settings = self._with(answers)
        try:
            _home(settings).mkdir(mode=0o700, parents=True, exist_ok=True)
            place.give(_home(settings))  # also what root once made there
            done = [*self._put_in_place(answers, place, settings)]
        except OSError as error:
            return [*found, looks.not_written(error)]
        except (Refused, Unavailable) as error:
            why = {"why": told(error).rstrip(".")}
            return [*found, Finding(ENROLMENT, Level.ACT, NOT_DONE, looks.NEW_FILE, why)]
        except (Failed, Unusable, LookupError) as error:
            why = {"why": str(error).rstrip(".")}
            return [*found, Finding(SETTINGS_FILE, Level.ACT, NOT_FINISHED, facts=why)]
        return [*found, *done]

    def _put_in_place(
        self, answers: Answers, place: Place, settings: Settings
    ) -> Iterator[Finding]:
        role, stamp = answers[ROLE], f"{local(self.clock.now().at):%Y-%m-%dT%H%M%S}"
        if role in STATIONS and answers.get(ENROLMENT):
            yield from self._enrol(place, answers[ENROLMENT], settings, stamp)
        kept = write_file(place.file, dict(_values(answers)), stamp, place.owner)
        facts = {"file": str(place.file), "kept": str(kept or "")}
        text = WRITTEN_OVER if kept is not None else WRITTEN
        yield Finding(SETTINGS_FILE, Level.WELL, text, facts=facts)
        if role == SERVER:
            with place.as_owner():
                made = [*self._make_center(settings)]
            yield from made
        yield Finding(NEXT, Level.WELL, *_next(role, place))

    def _enrol(self, place: Place, by: str, settings: Settings, stamp: str) -> Iterator[Finding]:
        """The stick is read by whoever runs this, the key is its owner's from the first byte."""
        invited, file = enrolment(by)
        with place.as_owner():
            settings.state.mkdir(mode=0o700, exist_ok=True)
            before = identities(settings)
            mine = enrolled(settings, invited)
            aside = [one for one in before if one.kind == mine.kind and one.name != mine.name]
            for one in aside:
                key = folder_of_stations(settings) / f"{one.name}.json"
                key.replace(key.with_name(f"{key.name}.before-{stamp}"))
        if file is not None:
            with suppress(OSError):  # a stick may be locked; the file is worth nothing any more
                file.unlink()
        for one in aside:
            facts = {"station": one.name, "file": str(folder_of_stations(settings))}
            yield Finding(ENROLMENT, Level.WATCH, PUT_ASIDE, REVOKE_IT, facts)
        facts = {"station": mine.name, "kind": str(mine.kind)}
        yield Finding(ENROLMENT, Level.WELL, IS_ENROLLED, facts=facts)

    def _make_center(self, settings: Settings) -> Iterator[Finding]:
        settings.state.mkdir(mode=0o700, exist_ok=True)
        server_files(settings, server_address(settings)[0], self.clock.now().at)
        with closing(open_house(settings)) as house:
            if house.center.hall.settings is None:
                house.do(c.Configure, settings=PLAIN)
                yield Finding(
                    "database", Level.WELL, CENTER_MADE, facts={"center": settings.center}
                )

    def _with(self, answers: Answers) -> Settings:
        """The settings as they would count; what is not answered stays."""
        before = for_role(self.place, answers[ROLE]).told()
        read = {
            name: read_setting(name, Given(value, name))
            for name, value in answers.items()
            if name in SETTINGS and not (value == "" and name in FREE)
        }
        return in_force(replace(before, **read))


def _home(settings: Settings) -> Path:
    """The state folder of the machine, in which that for practice lies."""
    return settings.state.parent if settings.training else settings.state


FREE = frozenset(name for name, takes in TAKES.items() if takes == "path")
"""Of these an empty answer is none; they keep their usual place."""


def _wrong(answers: Answers) -> Iterator[Finding]:
    for name, value in answers.items():
        if name not in SETTINGS or (value == "" and name in FREE):
            continue
        try:
            read_setting(name, Given(value, name))
        except WrongSetting:
            accepted = READERS[TAKES[name]][1]
            shown = {"value": without_login(value)}
            yield Finding(name, Level.ACT, NOT_ACCEPTED, accepted, shown)


def _overruled(answers: Answers, environment: Mapping[str, str]) -> Iterator[Finding]:
    """A variable counts more than the file that is written."""
    for name, value in answers.items():
        variable = f"CENTER_{name.upper()}"
        if name in SETTINGS and environment.get(variable, value) != value:
            facts = {"variable": variable}
            yield Finding(name, Level.WATCH, OVERRULED, TAKE_AWAY, facts)


def _values(answers: Answers) -> Iterator[tuple[str, Value]]:
    """As the file says them: numbers as numbers, and nothing for what was left empty."""
    for name, value in answers.items():
        if name in SETTINGS and not (value == "" and name in FREE):
            read = read_setting(name, Given(value, name))
            yield name, read if isinstance(read, int) else value


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _next(role: str, place: Place) -> tuple[str, str, dict[str, object]]:
    """What is to be done now: by the package's service, or by hand."""
    facts: dict[str, object] = {
        "command": f"center {'web serve' if role == 'web' else role}",
        "service": {
            SERVER: "center-server.service",
            "web": "center-web.service",
        }.get(role, f"center-window@{role}.service"),
    }
    if role == REGISTRY:
        return READY, START_REGISTRY, facts
    return READY, (START_SERVICE if place.owner else START_IT), facts


NO_ROLE = words("What this machine is for has not been said.")
CHOOSE_ONE = words("Choose one of these: {roles}.")
NOT_ACCEPTED = words("“{value}” is not accepted here. Accepted:")
OVERRULED = words("The variable {variable} says something else, and counts more.")
TAKE_AWAY = words("Take the variable away, or change it too.")
WRITTEN = words("The settings stand in {file}.")
WRITTEN_OVER = words("The settings stand in {file}; as they were before, in {kept}.")
IS_ENROLLED = words("This machine is {station} now.")
PUT_ASIDE = words("This machine was {station} before; that key is put aside in {file}.")
REVOKE_IT = words("If it is not needed any more: `center station revoke` at the server.")
NOT_DONE = words("The server did not take this machine: {why}.")
NOT_FINISHED = words("It could not be finished: {why}.")
CENTER_MADE = words("The center {center} has been made, with one hall and the usual hours.")
READY = words("This machine is ready.")
START_IT = words("Start it with `{command}`.")
START_SERVICE = words("Start it with `systemctl enable --now {service}`.")
START_REGISTRY = words("Start it with `center registry serve`; see the guide of its operator.")
