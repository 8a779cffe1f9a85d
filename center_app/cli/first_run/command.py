"""`center setup`, without a window: by an answer file and options."""

import json
import os
import tomllib
from argparse import Namespace
from pathlib import Path

from center_app.cli.doctor.command import facts_of, told
from center_app.cli.failures import Failed
from center_app.cli.first_run import looks
from center_app.cli.first_run.enrolments import NoEnrolment, enrolment, is_for_others
from center_app.cli.first_run.installation import Installation
from center_app.cli.first_run.place import place_of
from center_app.cli.first_run.questions import ANSWERS, ENROLMENT, ROLE, questions
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.language import find

FLAGS = ("role", "enrolment", "language", "server_url", "center", "printer", "paper")


def run(settings: Settings, options: Namespace) -> int:
    """Ends with 1 where something has to be put right first; then nothing was written."""
    installation = Installation(place_of(options.config, os.environ), SystemClock())
    given = _given(options)
    if not given and not options.look:
        from center_app.cli.first_run.window import show

        installation.place.settings()  # a file that cannot be read is told here, in a sentence
        return show(installation, find(options.lang or settings.language))
    _leave_to_others(given, installation.role())
    role = given.get(ROLE) or _role_of(given) or installation.role()
    given[ROLE] = role
    answers = {**_held(installation, role), **given}
    found = installation.look(answers) if options.look else installation.finish(answers)
    language = find(options.lang or answers.get("language") or settings.language)
    if options.json:
        print(json.dumps([*map(facts_of, found)], ensure_ascii=False))
    else:
        print("\n".join(told(found, language, well="")))
    return int(looks.stops(found))


def read_answers(file: Path) -> dict[str, str]:
    """An answer file: TOML with a role, an enrolment and any settings. Raises Failed, OSError.

    An enrolment that is no absolute path is looked for beside the file.
    """
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Failed(f"{file} is not valid TOML: {error}.") from error
    strange = [name for name in values if name not in ANSWERS]
    if strange:
        raise Failed(f"{strange[0]} in {file} is no answer. There are: {', '.join(ANSWERS)}.")
    found = {name: _text(value) for name, value in values.items()}
    beside = file.parent / found.get(ENROLMENT, "")
    if found.get(ENROLMENT) and beside.exists():
        found[ENROLMENT] = str(beside)
    return found


def _given(options: Namespace) -> dict[str, str]:
    found = read_answers(options.answers) if options.answers is not None else {}
    for name in FLAGS:
        if (value := getattr(options, name)) is not None:
            found[name] = value
    for pair in options.set:
        name, _, value = pair.partition("=")
        if name not in ANSWERS:
            raise Failed(f"{name} is no answer. There are: {', '.join(ANSWERS)}.")
        found[name] = value
    return found


def _leave_to_others(given: dict[str, str], role: str) -> None:
    """A machine that has used its file up takes no other one out of the stick's folder."""
    told = given.get(ENROLMENT)
    if told and role and given.get(ROLE, role) == role and is_for_others(told):
        del given[ENROLMENT]


def _role_of(given: dict[str, str]) -> str:
    """An enrolment says what it is for."""
    try:
        return enrolment(given[ENROLMENT])[0].kind if given.get(ENROLMENT) else ""
    except NoEnrolment:
        return ""


def _held(installation: Installation, role: str) -> dict[str, str]:
    """What is asked and was not told keeps what it is; an enrolment is never guessed."""
    asked = {one.name for one in questions(role)} - {ENROLMENT}
    known = installation.known(role)
    return {name: value for name, value in known.items() if name in asked}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
