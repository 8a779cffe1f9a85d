"""This machine as a station: its server, its printer, its sound."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import closing

from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.ground import folder_of_stations
from center_app.cli.machine import SystemClock
from center_app.cli.paper import attendant_of, press_of
from center_app.cli.settings import Settings
from center_app.domain.plain import Unreadable
from center_app.domain.printer import PrinterState
from center_app.domain.refusal import Revoked, Unavailable
from center_app.language import words
from center_app.language.printers import STANDS, WHAT_TO_DO
from center_app.store.kept.stations import Kind
from sync.stations.identity import Identity, read_identity
from sync.stations.remote import RemoteCenter
from ui.voice.pack import BadVoice, load
from ui.voice.player import PROGRAM

STATION, SERVER, PRINTER, SOUND = "station", "server", "printer", "sound"

ANSWER_S = 8.0

SILENT = "none"


def identities(settings: Settings) -> Iterator[Identity | Finding]:
    """What this machine is enrolled as, or what is wrong with that."""
    for file in sorted(folder_of_stations(settings).glob("*.json")):
        try:
            yield read_identity(file.read_bytes())
        except (OSError, Unreadable):
            yield Finding(STATION, Level.ACT, DAMAGED, ENROL, {"file": str(file)})


def server(one: Identity) -> Iterator[Finding]:
    """Whether the center's server answers this station."""
    facts = {"station": one.name, "kind": str(one.kind), "address": ", ".join(one.addresses)}
    with closing(RemoteCenter(one)) as center:
        try:
            center.news(-1, ANSWER_S)
        except Revoked:
            yield Finding(SERVER, Level.ACT, REVOKED, ENROL, facts)
        except Unavailable as error:
            away = {**facts, "why": str(error).rstrip(".")}
            yield Finding(SERVER, Level.ACT, SILENT_SERVER, LOOK_AT_SERVER, away)
        else:
            yield Finding(SERVER, Level.WELL, ANSWERS, facts=facts)


def printer(settings: Settings, clock: SystemClock) -> Finding:
    """How the printer stands, by its own word; nothing is printed."""
    facts: dict[str, object] = {"printer": settings.printer}
    if settings.printer == SILENT:
        return Finding(PRINTER, Level.WELL, NO_PRINTER, facts=facts)
    press = press_of(settings)
    press.warm_up()
    condition = attendant_of(settings, press).look(clock.now().at)
    if condition.state is None:
        return Finding(PRINTER, Level.WELL, TELLS_NOTHING, facts=facts)
    if condition.state is PrinterState.WELL:
        return Finding(PRINTER, Level.WELL, STANDS[condition.state], facts=facts)
    level = Level.WATCH if condition.state is PrinterState.PAPER_LOW else Level.ACT
    todo = WHAT_TO_DO[condition.state]
    return Finding(PRINTER, level, STANDS[condition.state], todo, facts)


def sound(settings: Settings) -> Iterator[Finding]:
    """Whether a display here could say its calls."""
    facts: dict[str, object] = {"output": settings.voice, "folder": str(settings.voice_pack)}
    if settings.voice == SILENT:
        yield Finding(SOUND, Level.WELL, IS_SILENT, facts=facts)
        return
    if sys.platform != "win32" and shutil.which(PROGRAM) is None:
        yield Finding(SOUND, Level.ACT, NO_PLAYER, INSTALL_PLAYER, {"program": PROGRAM})
        return
    if not settings.voice_pack.is_dir():
        yield Finding(SOUND, Level.WATCH, NO_VOICE, BUILD_VOICE, facts)
        return
    try:
        load(settings.voice_pack)
    except BadVoice as error:
        facts["why"] = str(error).splitlines()[0]
        yield Finding(SOUND, Level.ACT, BAD_VOICE, BUILD_VOICE, facts)
        return
    yield Finding(SOUND, Level.WELL, SPEAKS, facts=facts)


def prints(kinds: set[Kind]) -> bool:
    """Whether a machine of these kinds has a printer to look after."""
    return bool(kinds & {Kind.KIOSK, Kind.RECEPTION, Kind.COUNTER})


DAMAGED = words("The enrolment of this machine is damaged ({file}).")
ENROL = words("Enrol it again: `center station add` at the server, `center station enrol` here.")
REVOKED = words("The server has revoked this machine's key ({station}).")
ANSWERS = words("The server answers {station} ({address}).")
SILENT_SERVER = words("The server does not answer {station} ({address}): {why}.")
LOOK_AT_SERVER = words(
    "Look whether the server runs and the network cable is in; a kiosk goes on giving numbers."
)
NO_PRINTER = words("No printer is set here.")
TELLS_NOTHING = words("The printer ({printer}) does not tell how it stands.")
IS_SILENT = words("No voice is wanted here.")
NO_PLAYER = words("The program that plays sound ({program}) is not installed.")
INSTALL_PLAYER = words("Install alsa-utils.")
NO_VOICE = words("There is no voice yet in {folder}; a display makes it at its first start.")
BAD_VOICE = words("The voice in {folder} cannot be used: {why}.")
BUILD_VOICE = words("Make one with `center voice build`.")
SPEAKS = words("The voice in {folder} is whole; it speaks on the output {output}.")
