"""The window of the hall display."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from center_app.cli.ground import Ground
from center_app.cli.settings import Settings
from center_app.cli.windows import Windows
from center_app.domain.clock import local
from center_app.domain.views.board import Board
from ui.display.hanging import Hanging
from ui.display.screen import BoardScreen, open_display
from ui.display.sight import USUAL_INCHES, Sight
from ui.display.spoken import Loudspeaker, Sound
from ui.theme import Look, Metrics
from ui.theme.metrics import density
from ui.voice.build import NAME, NoVoice, build
from ui.voice.pack import MANIFEST, BadVoice, Pack, load
from ui.voice.player import CHOICE, USUAL, find_player
from ui.voice.record import CallBook
from ui.voice.script import news_script

PX_PER_MM = density(1920, 1080, 1210, 680)
"""Pixels per millimetre of a 55 inch board, where a screen is only drawn."""

SILENT = "none"


def display_look(windows: Windows) -> Look:
    return windows.look(Metrics.hall(windows.density(PX_PER_MM), windows.house.settings.hall_depth))


def display_window(windows: Windows, station: str = "display") -> BoardScreen:
    settings = windows.house.settings
    return open_display(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        display_look(windows),
        Hanging(
            Board(settings.zones, settings.counters), sight_of(windows), settings.slides_folder
        ),
        None if windows.application.offscreen else sound_of(windows.house, station),
    )


def sight_of(windows: Windows) -> Sight:
    """How this machine's board is read; one that is only drawn counts as one of the usual size."""
    settings = windows.house.settings
    inches = settings.screen_inches or (USUAL_INCHES if windows.drawn else 0)
    return Sight(settings.hall_depth, inches)


def sound_of(house: Ground, station: str) -> Sound | None:
    """What this machine makes of calls; None where it is to be silent or has no player."""
    settings, clock = house.settings, house.clock
    loudspeakers = tuple(
        Loudspeaker(player, zones)
        for output, zones in _outputs(settings).items()
        if output != SILENT and (player := find_player(output)) is not None
    )
    if not loudspeakers:
        return None
    book = CallBook(settings.state / "said", station, lambda: local(clock.now().at))
    return Sound(loudspeakers, partial(own_voice, settings.voice_pack), book.write)


def _outputs(settings: Settings) -> dict[str, frozenset[str]]:
    """Each output with the zones that hear it, none for all: one output, one voice."""
    if not settings.loudspeakers:
        return {settings.voice: frozenset()}
    heard: dict[str, frozenset[str]] = {}
    for zone, named in settings.loudspeakers.items():
        output = named if CHOICE else USUAL
        heard[output] = heard.get(output, frozenset()) | {zone}
    return heard


def own_voice(folder: Path) -> Pack:
    """The voice of this machine, made now where there is none yet. Raises BadVoice.

    One that an earlier version made is made anew once it lacks what the management may say.
    """
    if not (folder / MANIFEST).is_file():
        try:
            build(folder)
        except NoVoice as error:
            raise BadVoice(f"{error}") from error
    pack = load(folder)
    if pack.name == NAME and not news_script().keys() <= pack.clips.keys():
        with suppress(NoVoice, OSError):
            build(folder)
            pack = load(folder)
    return pack
