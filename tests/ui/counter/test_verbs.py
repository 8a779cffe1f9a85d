"""What can be done when, with which key, and why not."""

from dataclasses import replace

import pytest

from center_app.domain.catalogue import Audience
from center_app.domain.counter import Status
from center_app.domain.indicators import AUTHORISED_BREAKS
from center_app.domain.undoable import Deed
from center_app.domain.views.desk import CanUndo, DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.views.on_hold import HeldVisit
from center_app.domain.visit import Stand, Wish
from center_app.language import find
from center_app.language.bidi import plain
from ui.counter.verbs import (
    AT_THE_EDGE,
    COMMON_WAY,
    FACES,
    FURTHER,
    Verb,
    in_place,
    name,
    primary,
    worth_asking,
)
from ui.counter.why_not import REASONS, why_not
from ui.counter.wording import PAUSE_REASONS

FREE = DeskView(
    at=0,
    counter="1",
    zone="A",
    status=Status.OPEN,
    since=0,
    reason=None,
    employee="somebody",
    visit=None,
    waiting=3,
    longest_ms=0,
    held=(HeldVisit("v", "A009", 0, Wish.CITIZEN, "form"),),
    colleagues=(),
    served_today=0,
    held_in_all=1,
)
VISIT = DeskVisit(
    sitting="sitting",
    serving=None,
    visit="v",
    number="A017",
    stand=Stand.CALLED,
    since=0,
    waited_ms=0,
    promise=None,
    audience=Audience.INDIVIDUALS,
    language="ar",
    priority=None,
    assistance=(),
    lines=(),
    steps=(),
    following=None,
    earlier_counters=(),
    recalls=0,
    recalls_left=3,
)
CALLED = replace(FREE, visit=VISIT)
SERVING = replace(FREE, visit=replace(VISIT, stand=Stand.SERVING))
PAUSED = replace(FREE, status=Status.PAUSED)
CLOSED = replace(FREE, status=Status.CLOSED)

LEAVING = {Verb.PAUSE, Verb.CLOSE, Verb.SIGN_OUT}
ALWAYS = {Verb.HELP, Verb.LOCK, Verb.PRINT}
"""What there is to print shows itself; without anything the press says so."""
WITH_A_VISIT = ALWAYS | {Verb.CLOSE}
EMPTY = ALWAYS | {Verb.RETURN, Verb.CALL_NUMBER, Verb.WALK_IN} | LEAVING
BESIDE = {Verb.UNDO, Verb.PRINT, Verb.ADD_RELATED}
"""Where they belong to: the line of the last press, and the basket."""
SERVED = {
    Verb.ADD_RELATED,
    Verb.FINISH,
    Verb.OUTCOME,
    Verb.ADD,
    Verb.HOLD,
    Verb.TRANSFER,
    Verb.FINISH_VISIT,
}


@pytest.mark.parametrize(
    ("desk", "on"),
    [
        (FREE, {Verb.NEXT, Verb.RESUME} | EMPTY),
        (CALLED, {Verb.START, Verb.RECALL, Verb.MISS} | WITH_A_VISIT),
        (SERVING, SERVED | {Verb.RETURN} | WITH_A_VISIT),
        (PAUSED, {Verb.OPEN, Verb.CLOSE, Verb.SIGN_OUT, Verb.RETURN} | ALWAYS),
        (CLOSED, {Verb.OPEN, Verb.SIGN_OUT, Verb.RETURN} | ALWAYS),
        (replace(FREE, waiting=0, held=()), EMPTY),
    ],
    ids=["free", "called", "serving", "paused", "closed", "nobody"],
)
def test_each_desk_has_its_verbs_and_the_others_say_why_not(desk: DeskView, on: set[Verb]) -> None:
    assert {verb for verb in Verb if why_not(verb, desk) is None} == on
    english, arabic = find("en"), find("ar")
    for verb in set(Verb) - on:
        why = why_not(verb, desk)
        assert why is not None
        assert why.said(english).endswith(".")
        assert why.said(arabic) != why.said(english)


@pytest.mark.parametrize(
    ("desk", "verb"),
    [
        (FREE, Verb.NEXT),
        (CALLED, Verb.START),
        (SERVING, Verb.FINISH),
        (PAUSED, Verb.OPEN),
        (CLOSED, Verb.OPEN),
    ],
)
def test_the_next_sensible_verb_follows_from_the_desk(desk: DeskView, verb: Verb) -> None:
    assert primary(desk) is verb


@pytest.mark.parametrize("desk", [FREE, CALLED, SERVING, PAUSED, CLOSED])
def test_no_key_means_two_things_at_once(desk: DeskView) -> None:
    keys = [FACES[verb].key for verb in Verb if why_not(verb, desk) is None]
    assert len(set(keys)) == len(keys)


def test_every_verb_has_a_key_and_a_place() -> None:
    assert set(FACES) == set(Verb) == set(REASONS)
    places = {verb for place in FURTHER for verb in place}
    assert places | set(COMMON_WAY) | set(AT_THE_EDGE) | BESIDE == set(Verb)


@pytest.mark.parametrize("desk", [FREE, CALLED, SERVING, PAUSED, CLOSED])
def test_of_verbs_that_share_a_place_the_one_that_can_be_done_is_shown(desk: DeskView) -> None:
    for place in FURTHER:
        on = [verb for verb in place if why_not(verb, desk) is None]
        assert not on or in_place(place, desk) in on


def test_a_number_is_called_again_after_a_while_and_not_for_ever() -> None:
    english = find("en")
    called = replace(CALLED, visit=replace(VISIT, recall_at=10_000))
    soon = why_not(Verb.RECALL, replace(called, at=2_500))
    assert soon is not None
    assert plain(soon.said(english)) == "This number can be called again in 8 s."
    assert why_not(Verb.RECALL, replace(called, at=10_000)) is None
    enough = why_not(Verb.RECALL, replace(CALLED, visit=replace(VISIT, recalls_left=0)))
    assert enough is not None
    assert "record that nobody came" in enough.said(english)


def test_undo_is_on_as_long_as_there_is_something_to_undo() -> None:
    undoable = replace(FREE, can_undo=CanUndo(Deed.MISS, "A017", "sitting", until=10_000))
    assert why_not(Verb.UNDO, replace(undoable, at=9_999)) is None
    assert why_not(Verb.UNDO, replace(undoable, at=10_000)) is not None
    assert why_not(Verb.UNDO, FREE) is not None


def test_help_is_called_once_until_somebody_has_seen_it() -> None:
    waiting = replace(FREE, help_since=5)
    assert why_not(Verb.HELP, waiting) is not None
    assert name(Verb.HELP, waiting) == "Help was called"


def test_a_counter_that_will_close_may_stay_open() -> None:
    assert name(Verb.CLOSE, replace(SERVING, closing=True)) == "Stay open"


def test_only_a_free_open_counter_asks_for_somebody_nobody_has_seen() -> None:
    asking = [
        desk for desk in (FREE, CALLED, SERVING, PAUSED, CLOSED) if worth_asking(Verb.NEXT, desk)
    ]
    assert asking == [FREE]
    assert not worth_asking(Verb.START, FREE)


def test_every_authorised_break_can_be_chosen_and_not_every_pause_is_one() -> None:
    assert PAUSE_REASONS.keys() > AUTHORISED_BREAKS


def test_opening_ends_the_break_and_says_so() -> None:
    assert name(Verb.OPEN, PAUSED) == "End the break"
    assert name(Verb.OPEN, CLOSED) == "Open counter"
