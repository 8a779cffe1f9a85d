"""The window of the hall display."""

from functools import partial
from pathlib import Path

from center_app.cli.settings import Settings
from center_app.cli.windows import Windows
from center_app.domain.views.board import Board
from ui.display.hanging import Hanging
from ui.display.screen import BoardScreen, open_display
from ui.display.sight import USUAL_INCHES, Sight
from ui.display.spoken import Sound
from ui.theme import Look, Metrics
from ui.theme.metrics import density
from ui.voice.build import NoVoice, build
from ui.voice.pack import MANIFEST, BadVoice, Pack, load
from ui.voice.player import find_player

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
        None if windows.application.offscreen else sound_of(settings),
    )


def sight_of(windows: Windows) -> Sight:
    """How this machine's board is read; one that is only drawn counts as one of the usual size."""
    settings = windows.house.settings
    inches = settings.screen_inches or (USUAL_INCHES if windows.drawn else 0)
    return Sight(settings.hall_depth, inches)


def sound_of(settings: Settings) -> Sound | None:
    """What this machine makes of calls; None where it is to be silent or has no player."""
    player = find_player(settings.voice) if settings.voice != SILENT else None
    return Sound(player, partial(own_voice, settings.voice_pack)) if player is not None else None


def own_voice(folder: Path) -> Pack:
    """The voice of this machine, made now where there is none yet. Raises BadVoice."""
    if not (folder / MANIFEST).is_file():
        try:
            build(folder)
        except NoVoice as error:
            raise BadVoice(f"{error}") from error
    return load(folder)
