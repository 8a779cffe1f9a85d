import gc
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from center_app.center import Center
from center_app.center.history import History
from center_app.domain.behind import Which
from center_app.domain.clock import Instant
from center_app.domain.counted import indicators
from center_app.domain.facts import Facts
from center_app.domain.hall_facts import hall_facts
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.domain.span import Span, day_of
from center_app.domain.visit import Stand
from center_app.simulation.clock import PlayedClock
from center_app.store.engine import writing
from center_app.store.entries import Entry
from center_app.store.journal import Journal
from center_app.store.schema import upgrade
from center_on import center_on, engine_of, serving_center
from days import Day
from founding import CENTER
from manual_clock import ManualClock, moment
from mornings import play

Played = tuple[Center, PlayedClock]

END = "2026-11-23 09:05"

SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)


class InterruptedJournal(Journal):
    """A journal whose database goes away after so many pages."""

    pages = 2

    def after(self, seq: int, limit: int | None = None) -> list[Entry]:
        if not self.pages:
            raise Unavailable("The database is away.")
        self.pages -= 1
        return super().after(seq, limit)


class WatchedJournal(Journal):
    """A journal that remembers from where it was read."""

    def after(self, seq: int, limit: int | None = None) -> list[Entry]:
        self.read_from = [*getattr(self, "read_from", []), seq]
        return super().after(seq, limit)


class TellingJournal(Journal):
    """A journal that remembers of each page taken in whether garbage was looked for meanwhile."""

    def after(self, seq: int, limit: int | None = None) -> list[Entry]:
        page = super().after(seq, limit)
        if page and limit != 1:
            self.collected = [*getattr(self, "collected", []), gc.isenabled()]
        return page


@contextmanager
def two_days(url: str, seed: int = 1, follow: float = 0.0) -> Iterator[Played]:
    """A center after a Sunday and a Monday morning; history follows now and then meanwhile."""
    clock = PlayedClock(moment("2026-11-22 07:45"))
    center = serving_center(url, counters=2, clock=clock, serving=False)
    chance = Random(seed)

    def meanwhile() -> None:
        if chance.random() < follow:
            center.history.catch_up()

    play(center, clock, "2026-11-22", seed=seed, until="09:10", meanwhile=meanwhile)
    play(center, clock, "2026-11-23", seed=seed + 1, until=END[-5:], meanwhile=meanwhile)
    yield center, clock
    engine_of(center).dispose()


@pytest.fixture
def after_two_days(database_url: str) -> Iterator[Played]:
    with two_days(database_url) as played:
        yield played


@pytest.fixture(scope="module")
def played_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of such a center, to be copied: quicker than to play the days again."""
    file = tmp_path_factory.mktemp("two-days") / "center.sqlite"
    with two_days(f"sqlite:///{file}"):
        return file


@pytest.fixture
def on_sqlite(played_file: Path, tmp_path: Path) -> Iterator[Played]:
    """The same, where the kind of the database makes no difference."""
    file = shutil.copy(played_file, tmp_path)
    clock = PlayedClock(moment(END))
    center = center_on(f"sqlite:///{file}", clock)
    yield center, clock
    engine_of(center).dispose()


def everything(history: History, now: Instant) -> Facts:
    return history.facts(SUNDAY, MONDAY, now)


def by_key(facts: Facts) -> Facts:
    return Facts(*(tuple(sorted(rows, key=repr)) for rows in _rows(facts)))  # type: ignore[arg-type]


def _rows(facts: Facts) -> tuple[tuple[object, ...], ...]:
    return (
        facts.visits,
        facts.steps,
        facts.sittings,
        facts.presences,
        facts.messages,
        facts.actions,
        facts.unannounced,
    )


def test_the_history_that_followed_is_the_one_that_is_rebuilt(database_url: str) -> None:
    with two_days(database_url, follow=0.2) as (center, clock):
        followed = everything(center.history, clock.now())
        assert len(followed.visits) == 24
        assert center.rebuild()
        assert everything(center.history, clock.now()) == followed


def test_the_figures_of_history_are_those_of_the_hall(after_two_days: Played) -> None:
    center, clock = after_two_days
    hall = center.hall
    assert hall.catalogue is not None
    live = hall_facts(hall, clock.now())
    told = center.history.facts(MONDAY, MONDAY, clock.now())
    assert by_key(told) == by_key(live)
    assert indicators(told) == indicators(live)
    assert indicators(told).open > 0
    assert 0 < indicators(told).occupancy.part < indicators(told).occupancy.whole


def test_yesterday_is_still_told_when_the_hall_has_forgotten_it(on_sqlite: Played) -> None:
    center, clock = on_sqlite
    sunday = center.history.facts(SUNDAY, SUNDAY, clock.now())
    assert {visit.day for visit in sunday.visits} == {SUNDAY}
    assert len(sunday.visits) == 12
    figures = indicators(sunday)
    assert figures.expired > 0
    assert figures.served + figures.missed + figures.expired == 12
    assert not {visit.visit for visit in sunday.visits} & center.hall.visits.keys()
    assert {row.employee for row in sunday.presences} == {"employee-1", "employee-2"}
    assert {row.day for row in sunday.presences} == {SUNDAY}
    assert all(row.ended_at is not None for row in sunday.presences)
    assert 0 < figures.occupancy.part < figures.occupancy.whole


def test_a_follower_that_was_cut_off_goes_on_where_the_rows_end(after_two_days: Played) -> None:
    center, clock = after_two_days
    engine = engine_of(center)
    cut_off = History(engine, CENTER, InterruptedJournal(engine, CENTER), page=40)
    with pytest.raises(Unavailable):
        cut_off.catch_up()
    after_restart = History(engine, CENTER, center.journal, page=50)
    told = everything(after_restart, clock.now())
    center.rebuild()
    assert told == everything(center.history, clock.now())


def test_a_follower_that_lost_its_write_begins_at_the_rows_again(on_sqlite: Played) -> None:
    center, clock = on_sqlite
    engine = engine_of(center)
    journal = InterruptedJournal(engine, CENTER)
    history = History(engine, CENTER, journal, page=40)
    with pytest.raises(Unavailable):
        history.catch_up()
    journal.pages = 1_000
    told = everything(history, clock.now())
    center.rebuild()
    assert told == everything(center.history, clock.now())


LATER = (
    *("presence_facts", "message_facts", "message", "wrong_pin", "visit_note"),
    *("pulse_answer", "pulse_mark", "receipt", "station", "look", "action_facts"),
    *("action_plan", "unannounced_facts"),
)
"""Tables that came after the second version."""
PROMISED = ("promise_point_ms", "promised_as")
STEP_OUTCOMES = ("incomplete", "online", "referred", "rejected", "ready_later")


def test_what_the_version_before_did_not_keep_is_made_from_the_journal(
    after_two_days: Played,
) -> None:
    center, clock = after_two_days
    told = everything(center.history, clock.now())
    engine = engine_of(center)
    with writing(engine) as connection:
        for table in LATER:
            connection.execute(text(f"DROP TABLE {table}"))
        for column in (*PROMISED, "stars", "reasons", "first", "left_on_hold"):
            connection.execute(text(f"ALTER TABLE visit_facts DROP COLUMN {column}"))
        for table in ("step_facts", "sitting_facts"):
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN accurate"))
        for column in (*STEP_OUTCOMES, "missing", "shared"):
            connection.execute(text(f"ALTER TABLE step_facts DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    upgrade(engine)
    assert everything(History(engine, CENTER, center.journal), clock.now()) == told


def test_two_processes_may_follow_at_once(after_two_days: Played) -> None:
    center, clock = after_two_days
    engine = engine_of(center)
    one, other = (History(engine, CENTER, center.journal, page) for page in (30, 45))
    one.catch_up()
    Day(center).sign_in("1", "employee-1")
    last = other.catch_up()
    assert one.catch_up() == last
    assert everything(one, clock.now()) == everything(other, clock.now())


def test_a_rebuild_by_one_process_does_not_disturb_another(on_sqlite: Played) -> None:
    center, clock = on_sqlite
    before = everything(center.history, clock.now())
    History(engine_of(center), CENTER, center.journal).rebuild()
    Day(center).sign_in("1", "employee-1")
    assert everything(center.history, clock.now()) == before


def test_after_a_restart_it_reads_on_from_the_last_checkpoint(on_sqlite: Played) -> None:
    center, clock = on_sqlite
    center.history.catch_up()
    engine = engine_of(center)
    journal = WatchedJournal(engine, CENTER)
    restarted = History(engine, CENTER, journal)
    assert everything(restarted, clock.now()) == everything(center.history, clock.now())
    entries = center.journal.after(0)
    monday_began = next(e.seq for e in entries if e.envelope.day == MONDAY.isoformat())
    assert min(journal.read_from) >= monday_began


def test_a_rebuild_puts_a_wrong_hall_right_and_keeps_it_so(on_sqlite: Played) -> None:
    center, clock = on_sqlite
    url = str(engine_of(center).url)
    right = list(center.hall.visits)
    center.hall.visits.clear()
    assert not center.rebuild()
    assert list(center.hall.visits) == right
    restarted = center_on(url, clock)
    assert list(restarted.hall.visits) == right
    engine_of(restarted).dispose()


def test_the_report_says_up_to_which_entry_it_goes(on_sqlite: Played) -> None:
    center, _ = on_sqlite
    report = center.day_report(MONDAY)
    head = center.journal.head()
    assert (report.seal.epoch, report.seal.seq) == (head.epoch, head.seq)
    assert report.seal.head == head.hash.hex()
    assert report.center == CENTER


def test_a_day_is_final_once_nobody_of_it_is_left(on_sqlite: Played) -> None:
    center, _ = on_sqlite
    assert center.day_report(SUNDAY).final
    assert not center.day_report().final
    Day(center).end()
    today = center.day_report()
    assert today.day == MONDAY
    assert today.final
    assert today.figures.open == 0
    assert not center.day_report(date(2026, 11, 24)).final


def test_two_days_together_are_told_up_to_the_same_entry(after_two_days: Played) -> None:
    center, clock = after_two_days
    report = center.period(Span(SUNDAY, MONDAY))
    assert report.figures == indicators(everything(center.history, clock.now()))
    assert [line.day for line in report.days] == [SUNDAY, MONDAY]
    for line in report.days:
        assert line.figures == center.day_report(line.day).figures
    assert report.seal == center.day_report().seal
    assert not report.final
    assert center.period(day_of(SUNDAY)).final
    Day(center).end()
    assert center.period(Span(SUNDAY, MONDAY)).final


@pytest.fixture
def collecting() -> Iterator[None]:
    """Python looks for garbage by itself."""
    before = gc.isenabled()
    gc.enable()
    yield
    if not before:
        gc.disable()


@pytest.mark.usefixtures("collecting")
def test_garbage_is_looked_for_while_the_history_is_made(on_sqlite: Played) -> None:
    """It may take minutes, in which others serve: only the rows of the report are read without."""
    center, clock = on_sqlite
    journal = TellingJournal(engine_of(center), CENTER)
    History(engine_of(center), CENTER, journal, page=50).period(Span(SUNDAY, MONDAY), clock.now())
    assert len(journal.collected) > 2
    assert all(journal.collected)


def test_the_visits_behind_the_figures_are_those_that_are_counted(on_sqlite: Played) -> None:
    center, _ = on_sqlite
    both = Span(SUNDAY, MONDAY)
    assert center.visits(Which(both)).whole == center.period(both).figures.issued
    for line in center.period(both).services:
        found = center.visits(Which(both, service=line.service))
        assert all(line.service in visit.services for visit in found.visits)
        assert 0 < found.whole <= line.figures.steps


def test_a_period_that_ends_before_it_begins_is_refused(on_sqlite: Played) -> None:
    center, _ = on_sqlite
    with pytest.raises(Refused) as refused:
        center.period(Span(MONDAY, SUNDAY))
    assert refused.value.reason is Reason.BAD_INPUT


@pytest.mark.parametrize("page", [1, 2, 1_000])
def test_who_came_back_with_a_reopened_day_is_told_once_and_as_open(
    database_url: str, page: int
) -> None:
    clock = PlayedClock(moment("2026-11-22 09:00"))
    center = serving_center(database_url, counters=1, clock=clock)
    history = History(engine_of(center), CENTER, center.journal, page)

    def stands() -> list[Stand]:
        told = everything(history, clock.now())
        assert {row.visit for row in told.steps} == {visit.visit for visit in told.visits}
        return [visit.stand for visit in told.visits]

    day = Day(center)
    day.issue("birth")
    day.issue("passport")
    day.serve("1")
    day.end()
    assert stands() == [Stand.SERVED, Stand.EXPIRED]
    day.reopen()
    assert stands() == [Stand.SERVED, Stand.WAITING]
    day.end()
    day.reopen()
    day.serve("1")
    assert stands() == [Stand.SERVED, Stand.SERVED]
    followed = everything(history, clock.now())
    assert center.rebuild()
    assert everything(history, clock.now()) == followed
    engine_of(center).dispose()


def test_a_center_that_is_not_set_up_has_no_report(sqlite_url: str) -> None:
    center = center_on(sqlite_url)
    with pytest.raises(Refused) as refused:
        center.day_report()
    engine_of(center).dispose()
    assert refused.value.reason is Reason.NO_CATALOGUE


@pytest.mark.parametrize("page", [1, 100])
def test_who_is_here_again_has_no_rows_of_having_gone(database_url: str, page: int) -> None:
    clock = ManualClock()
    center = serving_center(database_url, counters=2, clock=clock)
    day, engine = Day(center), engine_of(center)
    history = History(engine, center.code, center.journal, page=page)
    missed, served = day.issue("birth"), day.issue("birth")
    day.call("1")
    day.miss("1")
    day.call("2")
    day.start("2")
    history.catch_up()
    day.finish("2")
    history.catch_up()
    day.undo("2")
    day.come_back(missed)
    facts = history.facts(SUNDAY, SUNDAY, clock.now())
    assert {(row.number, row.stand) for row in facts.visits} == {
        (missed, Stand.WAITING),
        (served, Stand.SERVING),
    }
    assert center.rebuild()
    engine.dispose()
