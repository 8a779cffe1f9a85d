"""The operators' page, asked as a browser asks, on both databases."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from batches import a_batch
from center_app.domain.clock import HOUR, stamp
from manual_clock import ManualClock
from memory_outbox import MemoryOutbox
from served_registry import Browser, browsing
from sync import wire
from sync.registry.board import MOST_FAILURES
from sync.registry.intake import examine
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.operators import digest
from sync.registry.page import BOARD, LOGIN, LOGOUT, REVIEW
from sync.unfit import CatalogueState
from sync.wire import OpenEpoch, Status

CENTER = "JO-TST-001"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def ledger(database_url: str, clock: ManualClock) -> Iterator[Ledger]:
    opened = open_ledger(database_url, clock)
    yield opened
    opened.close()


@pytest.fixture
def browser(ledger: Ledger, clock: ManualClock) -> Iterator[Browser]:
    with browsing(ledger, clock) as browser:
        yield browser


@pytest.fixture
def inside(browser: Browser, ledger: Ledger) -> Browser:
    answer = browser.post(LOGIN, data={"key": ledger.desk.issue_operator("Rana")})
    assert answer.url.partition("?")[0].endswith(BOARD)
    return browser


def filled(ledger: Ledger, *spoilt: str) -> MemoryOutbox:
    """A center with three entries, and one of each unknown kind."""
    ledger.enrol(CENTER)
    outbox = MemoryOutbox(CENTER)
    outbox.add(3)
    for kind in spoilt:
        outbox.add()
        body = outbox.entries.pop().body
        outbox.add_body(re.sub(rb'"type":"[a-z_.]+"', b'"type":"%s"' % kind.encode(), body))
    ledger.open_epoch(CENTER, OpenEpoch(outbox.epoch))
    ledger.take(examine(*a_batch(outbox, 1, len(outbox.entries))))
    return outbox


def token(text: str) -> str:
    found = re.search(r'name="token" value="([\w-]+)"', text)
    assert found is not None
    return found[1]


def test_without_a_key_nothing_is_shown(browser: Browser, ledger: Ledger) -> None:
    filled(ledger)
    assert CENTER not in browser.get(BOARD).text
    answer = browser.post(LOGIN, data={"key": "guessed"})
    assert answer.status_code == 403
    assert CENTER not in answer.text


@pytest.mark.parametrize(
    ("lang", "direction", "words"),
    [("ar", "rtl", "أرقام اليوم"), ("en", "ltr", "Numbers today")],
)
def test_every_center_is_shown_in_both_languages(
    inside: Browser, ledger: Ledger, lang: str, direction: str, words: str
) -> None:
    filled(ledger)
    ledger.enrol("JO-TST-002")
    text = inside.get(BOARD, params={"lang": lang}).text
    assert f'<html lang="{lang}" dir="{direction}">' in text
    assert words in text
    assert CENTER in text
    assert "JO-TST-002" in text


def test_what_needs_a_look_is_said(inside: Browser, ledger: Ledger, clock: ManualClock) -> None:
    ledger.enrol("JO-TST-002")
    filled(ledger)
    clock.go_on(minutes=20)
    text = inside.get(BOARD, params={"lang": "en"}).text
    assert "2 centers, of which 2 need a look" in text
    assert "has sent nothing yet" in text
    assert "not heard for a while" in text


def test_what_a_center_tells_of_itself_is_shown(
    inside: Browser, ledger: Ledger, clock: ManualClock
) -> None:
    outbox = filled(ledger)
    now = clock.now().at
    told = Status(stamp(now), outbox.epoch, 9, 6, "0.1.0", oldest=stamp(now - 2 * HOUR))
    ledger.keep_status(CENTER, wire.write(told))
    text = inside.get(BOARD, params={"lang": "en"}).text
    assert "does not take what the registry gives" not in text
    odd = replace(told, catalogue=CatalogueState("jo-1", 3, "unsigned"))
    ledger.keep_status(CENTER, wire.write(odd))
    text = inside.get(BOARD, params={"lang": "en"}).text
    assert "does not take what the registry gives" in text
    assert "entries are not sent for long" in text
    assert '<td class="n" data-title="Unsent">6</td>' in text
    assert '<td class="" data-title="Oldest unsent">2 h</td>' in text


def test_an_entry_set_aside_is_looked_at(inside: Browser, ledger: Ledger) -> None:
    outbox = filled(ledger, "visit.beamed")
    text = inside.get(BOARD, params={"lang": "en"}).text
    assert "entries are set aside" in text
    where = {"center": CENTER, "epoch": outbox.epoch, "seq": "4", "verdict": "reject"}
    assert inside.post(REVIEW, data=where).status_code == 403
    assert len(ledger.set_aside()) == 1
    answer = inside.post(REVIEW, data=where | {"token": token(text)}, params={"lang": "en"})
    assert "Nothing is set aside." in answer.text
    assert ledger.set_aside() == []
    assert [one.accepted for one in ledger.set_aside(reviewed=True)] == [False]
    assert inside.post(REVIEW, data=where | {"token": token(text)}).status_code == 200
    for wrong in ({"seq": "x"}, {"verdict": "perhaps"}):
        said = where | {"token": token(text)} | wrong
        assert inside.post(REVIEW, data=said).status_code == 400


def test_the_cookie_is_for_this_page_alone_and_ends(
    browser: Browser, ledger: Ledger, clock: ManualClock
) -> None:
    key = ledger.desk.issue_operator("Rana")
    behind_tls = {"X-Forwarded-Proto": "https"}
    answer = browser.post(LOGIN, {"key": key}, headers=behind_tls, allow_redirects=False)
    cookie = answer.headers["set-cookie"]
    for said in ("HttpOnly", "SameSite=strict", "Secure", f"Path={BOARD}"):
        assert said in cookie
    assert key not in cookie
    browser.post(LOGIN, data={"key": key})
    assert "Rana" in browser.get(BOARD, params={"lang": "en"}).text
    clock.go_on(hours=8)
    assert "Rana" not in browser.get(BOARD, params={"lang": "en"}).text


def test_who_signs_out_is_out_whatever_cookie_is_kept(inside: Browser) -> None:
    kept = inside.session.cookies["registry_operator"]
    text = inside.get(BOARD, params={"lang": "en"}).text
    inside.post(LOGOUT, data={"token": token(text)})
    inside.session.cookies.set("registry_operator", kept, path=BOARD)
    assert "Rana" not in inside.get(BOARD, params={"lang": "en"}).text


def test_guessing_is_slowed_down(browser: Browser, clock: ManualClock, ledger: Ledger) -> None:
    key = ledger.desk.issue_operator("Rana")
    for _ in range(MOST_FAILURES):
        assert browser.post(LOGIN, data={"key": "guessed"}).status_code == 403
    assert browser.post(LOGIN, data={"key": "guessed"}).status_code == 429
    assert browser.post(LOGIN, data={"key": key}).status_code == 200
    clock.go_on(minutes=1)
    assert browser.post(LOGIN, data={"key": "guessed"}).status_code == 403


@pytest.mark.parametrize(
    "form",
    [{f"field{n}": "1" for n in range(30)}, {"key": "x" * 5000}, {"key": "\0"}, {}],
    ids=["many", "large", "null", "empty"],
)
def test_a_form_that_is_none_is_refused(browser: Browser, form: dict[str, str]) -> None:
    assert browser.post(LOGIN, data=form).status_code == 403


@pytest.mark.parametrize(
    "wrong", [{"center": "\0"}, {"epoch": "x"}, {"seq": "9" * 30}, {"seq": ""}], ids=str
)
def test_an_entry_that_cannot_be_is_not_looked_for(
    inside: Browser, ledger: Ledger, wrong: dict[str, str]
) -> None:
    outbox = filled(ledger)
    form = {"center": CENTER, "epoch": outbox.epoch, "seq": "4"} | wrong
    form["token"] = token(inside.get(BOARD).text)
    assert inside.post(REVIEW, data=form).status_code == 400


def test_who_loses_the_key_is_out_at_once(inside: Browser, ledger: Ledger) -> None:
    text = inside.get(BOARD, params={"lang": "en"}).text
    assert "Rana" in text
    ledger.desk.end_operator("Rana")
    assert "Rana" not in inside.get(BOARD, params={"lang": "en"}).text
    assert inside.post(REVIEW, data={"token": token(text)}).status_code == 403
    assert not ledger.desk.end_operator("Rana")


def test_what_another_version_kept_of_a_center_hides_no_other(
    inside: Browser, ledger: Ledger, clock: ManualClock
) -> None:
    outbox = filled(ledger)
    told = Status(stamp(clock.now().at), outbox.epoch, 9, 6, "0.1.0", oldest="yesterday")
    for kept in (wire.write(told), b'{"of": "a later version"}'):
        ledger.keep_status(CENTER, kept)
        assert CENTER in inside.get(BOARD).text


def test_a_new_key_ends_the_one_before(ledger: Ledger) -> None:
    first, second = ledger.desk.issue_operator("Rana"), ledger.desk.issue_operator("Rana")
    assert ledger.desk.operator_of(digest(first)) is None
    assert ledger.desk.operator_of(digest(second)) == "Rana"


def test_no_script_no_frame_and_no_other_place_has_a_part_in_it(inside: Browser) -> None:
    answer = inside.get(BOARD)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text
    assert "style=" not in answer.text


def test_nothing_is_shown_as_markup(inside: Browser, ledger: Ledger) -> None:
    inside.post(LOGIN, data={"key": ledger.desk.issue_operator("<b>Rana")})
    text = inside.get(BOARD, params={"lang": "en"}).text
    assert "&lt;b&gt;Rana" in text
    assert "<b>" not in text
