"""What can be done when, with which key, and why not."""

from dataclasses import replace

import pytest

from center_app.domain.catalogue import Audience
from center_app.domain.hall import Status
from center_app.domain.indicators import AUTHORISED_BREAKS
from center_app.domain.views.desk import DeskView, HeldVisit
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import Stand, Wish
from center_app.language import find
from ui.counter.verbs import FACES, Verb, name, primary, why_not, worth_asking
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
)
CALLED = replace(FREE, visit=VISIT)
SERVING = replace(FREE, visit=replace(VISIT, stand=Stand.SERVING))
PAUSED = replace(FREE, status=Status.PAUSED)
CLOSED = replace(FREE, status=Status.CLOSED)

LEAVING = {Verb.PAUSE, Verb.CLOSE, Verb.SIGN_OUT}


@pytest.mark.parametrize(
    ("desk", "on"),
    [
        (FREE, {Verb.NEXT, Verb.RESUME} | LEAVING),
        (CALLED, {Verb.START, Verb.RECALL, Verb.MISS}),
        (SERVING, {Verb.FINISH, Verb.OUTCOME, Verb.ADD, Verb.HOLD, Verb.TRANSFER}),
        (PAUSED, {Verb.OPEN, Verb.CLOSE, Verb.SIGN_OUT}),
        (CLOSED, {Verb.OPEN, Verb.SIGN_OUT}),
        (replace(FREE, waiting=0, held=()), LEAVING),
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


def test_every_verb_has_a_key() -> None:
    assert set(FACES) == set(Verb)


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
