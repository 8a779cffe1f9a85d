"""A value of the rule tried on the last full day, at the form of the rule."""

from collections.abc import Callable
from datetime import date
from threading import Event

import pytest

from center_app.domain.refusal import Unavailable
from center_app.language import find
from hall_on_screen import HallOnScreen
from ui.manager.book import CENTER
from ui.manager.pages.center import RULE, CenterPage
from ui.manager.screen import ManagerScreen
from ui.manager.trial_words import TrialColumn, summary
from ui.manager.trying import Figure, Outcome, Tried, TriedFigure, Why

DAY = date(2026, 11, 22)


class HeldTrial:
    """Goes on until it is let go, or stopped."""

    def __init__(self, outcome: Outcome | Unavailable) -> None:
        self._outcome = outcome
        self._over = Event()
        self.played = (0, 20)

    def run(self) -> Outcome:
        self._over.wait()
        if isinstance(self._outcome, Unavailable):
            raise self._outcome
        return self._outcome

    def let_go(self) -> None:
        self._over.set()

    def stop(self) -> None:
        self._outcome = Why.STOPPED
        self._over.set()


class Bench:
    """Makes trials that come to the same, and knows which were asked for."""

    def __init__(self) -> None:
        self.outcome: Outcome | Unavailable = Why.NO_DAY
        self.asked: list[tuple[str, float]] = []
        self.trials: list[HeldTrial] = []

    def __call__(self, name: str, value: float) -> HeldTrial:
        self.asked.append((name, value))
        self.trials.append(HeldTrial(self.outcome))
        return self.trials[-1]


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def page(hall: HallOnScreen, make_screen: Callable[..., ManagerScreen], bench: Bench) -> CenterPage:
    """Nobody has signed in; the form of the rule is open, its first line chosen."""
    return at_the_rule(hall, make_screen(new_trial=bench))


def at_the_rule(hall: HallOnScreen, screen: ManagerScreen) -> CenterPage:
    screen.tabs.buttons[CENTER].click()
    hall.until(lambda: screen.model.views.premises is not None)
    hall.settle()
    page = screen.book.center
    page.parts.buttons[RULE].click()
    page.rule.table.setCurrentIndex(page.rule.table.rows.index(0, 0))
    return page


def tried(wait: float, half: float, within: float = 0.0) -> Tried:
    """A trial with this difference in the mean wait, and in the points within target."""
    none = (1.0, 1.0, 0.0, 0.0)
    figures = dict.fromkeys(Figure, none)
    figures[Figure.MEAN_WAIT] = (12.0, 12.0 + wait, wait, half)
    figures[Figure.WITHIN] = (80.0, 80.0 + within, within, 0.5)
    return Tried(DAY, 10, tuple(TriedFigure(one, *of) for one, of in figures.items()))


def test_a_value_is_tried_without_signing_in_and_the_figures_stand_beside_each_other(
    hall: HallOnScreen, page: CenterPage, bench: Bench
) -> None:
    bench.outcome = tried(-1.2, 0.4)
    assert page.trial.isHidden()
    page.rule.value.setText("٢٫٥")
    page.rule.try_it.click()
    assert bench.asked == [("priority", 2.5)]
    assert "0 of 20" in page.trial.status.text
    assert page.trial.stop.isVisible()
    bench.trials[0].played = (7, 20)
    hall.until(lambda: "7 of 20" in page.trial.status.text)
    page.rule.try_it.click()
    assert len(bench.asked) == 1, "one at a time"
    bench.trials[0].let_go()
    hall.until(page.trial.table.isVisible)
    assert not page.trial.stop.isVisible()
    assert page.trial.status.text == "Waits would have been shorter by about 1.2 min in the mean."
    (row, *others) = page.trial.table.rows.rows
    assert row.cells[TrialColumn.NOW].text == "12.0"
    assert row.cells[TrialColumn.THEN].text == "10.8"
    assert "-1.2 ± 0.4" in row.cells[TrialColumn.DIFFERENCE].text
    assert row.cells[TrialColumn.DIFFERENCE].strong
    assert not any(one.cells[TrialColumn.DIFFERENCE].strong for one in others)
    assert hall.center.hall.settings is not None
    assert hall.center.hall.settings.routing.priority != 2.5


def test_a_trial_is_stopped(hall: HallOnScreen, page: CenterPage, bench: Bench) -> None:
    page.rule.value.setText("2")
    page.rule.try_it.click()
    page.trial.stop.click()
    hall.until(lambda: page.trial.status.text == "The trial was stopped.")
    assert page.trial.table.isHidden()
    page.rule.try_it.click()
    assert len(bench.trials) == 2, "it can be tried again"
    bench.trials[1].stop()
    hall.until(lambda: not page.trial.stop.isVisible())


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Why.NO_DAY, "No full day"),
        (Why.PRACTICE, "practise"),
        (Unavailable("gone"), "could not be played"),
    ],
)
def test_why_nothing_was_played_is_said(
    hall: HallOnScreen,
    page: CenterPage,
    bench: Bench,
    outcome: Outcome | Unavailable,
    sentence: str,
) -> None:
    bench.outcome = outcome
    page.rule.value.setText("2")
    page.rule.try_it.click()
    bench.trials[0].let_go()
    hall.until(lambda: sentence in page.trial.status.text)


def test_what_makes_no_sense_is_not_played(page: CenterPage, bench: Bench) -> None:
    for value, sentence in (
        ("9", "from 1 to 5"),
        (page.rule.value.text(), "by this value already"),
    ):
        page.rule.value.setText(value)
        page.rule.try_it.click()
        assert sentence in page.rule.status.text
    assert bench.asked == []


def test_far_from_the_centers_machine_there_is_no_button(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    page = at_the_rule(hall, make_screen())
    assert not page.rule.try_it.isVisible()
    assert page.rule.save.isVisible()


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (tried(-1.2, 0.4), "Waits would have been shorter by about 1.2 min in the mean."),
        (tried(0.6, 0.2), "Waits would have been longer by about 0.6 min in the mean."),
        (tried(-0.6, 0.6), "No difference that could be shown."),
        (tried(0.1, 0.3, within=-2.0), "No difference in the mean wait that could be shown; see"),
    ],
)
def test_what_it_came_to_is_one_sentence(found: Tried, sentence: str) -> None:
    assert summary(found).said(find("en")).startswith(sentence)
