"""A value of the rule tried on the last full day, in a process beside the manager's window."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.cli.windows.trial import DayTrial
from center_app.cli.windows.trials import Trials
from center_app.domain.refusal import Unavailable
from command_line import CommandLine
from founding import CENTER
from recorded_days import SUNDAY, played_morning
from ui.manager.trying import Figure, Outcome, Tried, Why

TWO = range(1, 3)

HARDLY_NICE = 1
"""On a busy machine nothing that is nicer would come to an end."""

PATIENCE_MS = 30_000

MANY = range(1, 2_000)
"""More than any test waits for."""


@pytest.fixture
def house(center: CommandLine) -> Iterator[House]:
    """A center that had one morning, on a Sunday."""
    center.state.mkdir(parents=True)
    played_morning(f"sqlite:///{center.state / 'center.db'}", visits=40)
    with closing(open_house(Settings(state=center.state, center=CENTER))) as house:
        yield house


def test_the_window_finds_what_the_command_finds_and_changes_nothing(
    house: House, center: CommandLine
) -> None:
    place, before = house.center.journal.position(), house.center.hall.settings
    tried = Trials(house, TWO, HARDLY_NICE)("recalls", 1.0).run()
    assert isinstance(tried, Tried)
    assert (tried.day, tried.times) == (SUNDAY, 2)
    assert house.center.journal.position() == place
    assert house.center.hall.settings == before
    words = ("whatif", "--set", "recalls=1", "--seeds", 2, "--json")
    said = center(*words, CENTER_CENTER=CENTER).value["figures"]
    of_command = {one["figure"]: one for one in said}
    of_window = {one.figure: one for one in tried.figures}
    assert set(of_window) == set(Figure)
    for figure, name in ((Figure.MEAN_WAIT, "mean wait"), (Figure.LONGEST_WAIT, "longest wait")):
        found, expected = of_window[figure], of_command[name]
        assert found.before == pytest.approx(expected["before"]["value"])
        assert found.after == pytest.approx(expected["after"]["value"])
        assert found.difference == pytest.approx(expected["difference"]["value"])
        assert found.half == pytest.approx(expected["difference"]["half"])


def test_a_trial_is_stopped_while_it_goes_on_and_leaves_no_process(
    house: House, qtbot: QtBot
) -> None:
    trials = Trials(house, MANY, HARDLY_NICE)
    trial = trials("priority", 1.0)
    ended: list[Outcome] = []
    thread = Thread(target=lambda: ended.append(trial.run()), daemon=True)
    thread.start()
    try:
        qtbot.waitUntil(lambda: trial.played[0] > 0, timeout=PATIENCE_MS)
        assert trial.played[1] == 2 * len(MANY)
        (process,) = active_children()
        assert process.pid is not None
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == HARDLY_NICE
    finally:
        trials.close()
    thread.join(PATIENCE_MS / 1_000)
    assert ended == [Why.STOPPED]
    assert active_children() == []


def test_a_trial_that_is_stopped_before_it_begins_starts_no_process(house: House) -> None:
    trial = DayTrial(house, "priority", 1.0, MANY, HARDLY_NICE)
    trial.stop()
    assert trial.run() is Why.STOPPED
    assert active_children() == []


def test_a_trial_whose_database_is_not_the_centers_is_told_of(house: House) -> None:
    elsewhere = replace(house, settings=replace(house.settings, center="OTHER"))
    with pytest.raises(Unavailable, match="belongs to the center"):
        DayTrial(elsewhere, "priority", 1.0, TWO, HARDLY_NICE).run()
    assert active_children() == []


def test_without_a_full_day_and_for_practice_nothing_is_played(
    house: House, tmp_path: Path
) -> None:
    practice = replace(house, settings=replace(house.settings, training=True))
    assert DayTrial(practice, "priority", 1.0, TWO, HARDLY_NICE).run() is Why.PRACTICE
    with closing(open_house(Settings(state=tmp_path / "new"))) as new:
        assert DayTrial(new, "priority", 1.0, TWO, HARDLY_NICE).run() is Why.NO_DAY
