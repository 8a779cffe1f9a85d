"""The command line itself: help for everything, and usage errors."""

import argparse
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from center_app.cli.parser import parser
from center_app.cli.settings import described
from command_line import PROGRAM, CommandLine


def commands(
    of: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command and group of commands below a parser, with the words that lead to it."""
    yield words, of
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from commands(below, (*words, word))


ALL = dict(commands(parser()))


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_has_help(center: CommandLine, words: tuple[str, ...]) -> None:
    said = center(*words, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(" ".join(("usage: center", *words)))
    about = ALL[words].description
    assert about is not None
    assert about.endswith(".")


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_what_is_not_known_is_a_usage_error(center: CommandLine, words: tuple[str, ...]) -> None:
    said = center(*words, "--no-such-option")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: center")


def test_the_help_names_every_setting(center: CommandLine) -> None:
    said = center("--help")
    assert all(variable in said.out for _name, variable, _about in described())


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("registry",),
        ("no-such-command",),
        ("place", "add", "1"),
        ("registry", "serve", "--port", "99999"),
        ("registry", "serve", "--port", "http"),
        ("bench", "issue", "--processes", "0"),
        ("init", "--sample", "--settings", "center.json"),
        ("journal", "export", "--out", "f", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_whole_is_a_usage_error(
    center: CommandLine, words: tuple[str, ...]
) -> None:
    assert center(*words).code == 2


def test_the_settings_file_may_be_named_before_or_after_the_command(center: CommandLine) -> None:
    there = center.home / "my.toml"
    for words in (("--config", there, "init"), ("init", "--config", there)):
        assert center(*words).sentence() == f"There is no settings file {there}."


def test_the_installed_command_is_the_same_as_the_module() -> None:
    installed = Path(PROGRAM[0]).with_name("center")
    for program in (PROGRAM, (str(installed),)):
        ended = subprocess.run([*program, "--help"], capture_output=True, text=True, check=True)
        assert ended.stdout.startswith("usage: center")
        assert ended.stderr == ""


def test_the_link_to_the_registry_loads_no_screen(center: CommandLine) -> None:
    listing = (
        "import sys; from center_app.cli import main; main(['sync', 'status']);"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    ended = subprocess.run(
        [PROGRAM[0], "-c", listing], capture_output=True, text=True, check=True, cwd=center.home
    )
    assert ended.stdout == "[]\n"
