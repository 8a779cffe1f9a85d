"""`center voice`: making the voice that says the calls, and checking one that was recorded."""

from argparse import Namespace
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from ui.voice.build import NoVoice
from ui.voice.build import build as make
from ui.voice.pack import BadVoice, Pack, load
from ui.voice.script import ARABIC_LETTERS, LATIN, LETTERS, SPOKEN, Called, Clip
from ui.voice.sentence import MOST_MS, shortened_call

COUNTERS = range(1, 41)
LAST = 999


def build(settings: Settings, options: Namespace) -> None:
    folder = _folder(settings, options)
    try:
        make(folder)
    except NoVoice as error:
        raise Failed(f"{error}") from error
    tell(options, f"The voice is in {folder}.", folder=str(folder))


def check(settings: Settings, options: Namespace) -> None:
    """Fails with a line for every fault."""
    folder = _folder(settings, options)
    try:
        pack = load(folder, options.letters)
    except BadVoice as error:
        raise Failed(f"{error}") from error
    longest = {language: _longest_ms(pack, options.letters, language) for language in SPOKEN}
    for language, ms in longest.items():
        if ms > MOST_MS:
            raise Failed(f"The longest call ({language}) takes {ms} ms; {MOST_MS} are allowed.")
    unsaid = _unsaid(pack)
    how = "synthesised" if pack.synthesised else "recorded"
    facts = [f"{pack.name.en}: {how}, {len(pack.clips)} clips at {pack.rate} samples a second."]
    facts += [f"The longest call ({lang}) takes {ms} ms." for lang, ms in longest.items()]
    if unsaid:
        facts.append(f"Letters that it cannot say: {' '.join(unsaid)}.")
    tell(
        options,
        "\n".join(facts),
        synthesised=pack.synthesised,
        clips=len(pack.clips),
        longest_ms=longest,
        unsaid=unsaid,
    )


def _folder(settings: Settings, options: Namespace) -> Path:
    return options.folder or settings.voice_pack


def _longest_ms(pack: Pack, letters: str, language: str) -> int:
    return max(
        pack.length_ms(
            shortened_call(pack, Called(f"{letter}{number:03d}", f"{counter}"), language)
        )
        for letter in letters
        for counter in COUNTERS
        for number in range(1, LAST + 1)
    )


def _unsaid(pack: Pack) -> list[str]:
    return [one for one in (*LATIN, *ARABIC_LETTERS) if Clip(LETTERS, one) not in pack.clips]
