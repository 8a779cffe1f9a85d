"""What is asked of a machine, by its role."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from center_app.cli.settings import Settings
from center_app.language import words
from center_app.store.kept.stations import Kind

ROLE, ENROLMENT = "role", "enrolment"
"""The two answers that are no settings."""

SERVER, REGISTRY = "server", "registry"
STATIONS = tuple(str(kind) for kind in Kind)
ROLES = (SERVER, *STATIONS, REGISTRY)

ROLE_NAMES: Mapping[str, str] = {
    SERVER: words("The center's server"),
    Kind.KIOSK: words("Kiosk"),
    Kind.COUNTER: words("Counter"),
    Kind.FACING: words("The citizen's side of a counter"),
    Kind.RECEPTION: words("Reception"),
    Kind.DISPLAY: words("Hall display"),
    Kind.MANAGER: words("The manager's desk"),
    Kind.WEB: words("The pages for phones"),
    REGISTRY: words("The registry"),
}

PRINTS = frozenset({Kind.KIOSK, Kind.COUNTER, Kind.RECEPTION})


@dataclass(frozen=True, slots=True)
class Question:
    """`name` is that of the answer; `asked` and `hint` are msgids.

    `choices`: code and msgid of each, where there are only so many; `file`: whether a file or a
    folder answers it.
    """

    name: str
    asked: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    file: bool = False


LANGUAGE = Question(
    "language",
    words("Language that screens begin in"),
    choices=(("ar", words("Arabic")), ("en", words("English"))),
)

OF_STATION = (
    Question(
        ENROLMENT,
        words("Enrolment"),
        words(
            "The file that the server wrote for this machine (NAME.station), a folder of such "
            "files, or what the scanner types. Left empty: this machine is enrolled already."
        ),
        file=True,
    ),
)

OF_PRINTER = (
    Question(
        "printer",
        words("Ticket printer"),
        words(
            "For example network:192.0.2.40:9100, usb:04b8:0e15, windows:NAME; none: there is none."
        ),
    ),
    Question(
        "paper",
        words("Width of the paper"),
        choices=(("80", words("80 mm")), ("58", words("58 mm"))),
    ),
)

OF_SERVER = (
    Question(
        "center",
        words("Code of the center"),
        words("As the national registry has it, for example JO-CENTER-001."),
    ),
    Question(
        "server_url",
        words("Address of this server"),
        words("By which the stations find it, for example https://10.0.0.5:8760."),
    ),
    Question(
        "database_url",
        words("Database"),
        words(
            "Left empty: a file in the folder of the state. For PostgreSQL what `center server "
            "init` has said."
        ),
    ),
    Question(
        "backups",
        words("Folder of backups"),
        words("Best on another disk. Left empty: beside the database."),
        file=True,
    ),
)


def questions(role: str) -> tuple[Question, ...]:
    """In the order in which they are asked, after the role itself."""
    if role == SERVER:
        return (LANGUAGE, *OF_SERVER)
    if role in STATIONS:
        return (LANGUAGE, *OF_STATION, *(OF_PRINTER if role in PRINTS else ()))
    return (LANGUAGE,)


SETTINGS = tuple(each.name for each in fields(Settings))
ANSWERS = (ROLE, ENROLMENT, *SETTINGS)
"""All that an answer file may say."""
