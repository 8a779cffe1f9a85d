"""The operators' page in a real browser: found, read and pressed where it is drawn."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from batches import a_batch
from center_app.domain.clock import HOUR, stamp
from manual_clock import ManualClock
from memory_outbox import MemoryOutbox
from real_browser import RealBrowser, real_browser
from served_registry import browsing
from sync import wire
from sync.registry.intake import examine
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.page import BOARD
from sync.wire import OpenEpoch, Status

pytestmark = pytest.mark.long

CENTER, LATE = "JO-TST-001", "JO-TST-002"
WIDE, PHONE = (1280, 800), (390, 844)
ACCEPT = 'form:has(input[value="accept"]) button'
LEAVE = "header form button"

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """[...document.querySelectorAll('td, button, h1, h2, a')].filter(
  one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
).map(one => one.innerText)"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[RealBrowser]:
    with real_browser() as browser:
        yield browser


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def ledger(sqlite_url: str, clock: ManualClock) -> Iterator[Ledger]:
    opened = open_ledger(sqlite_url, clock)
    yield opened
    opened.close()


@pytest.fixture
def page(chromium: RealBrowser, ledger: Ledger, clock: ManualClock) -> Iterator[RealBrowser]:
    """Two centers, one with an entry set aside and one far behind; nobody is signed in."""
    sent(ledger, CENTER, spoilt=True)
    epoch, now = sent(ledger, LATE), clock.now().at
    told = Status(stamp(now), epoch, 16, 12, "0.1.0", oldest=stamp(now - 2 * HOUR))
    ledger.keep_status(LATE, wire.write(told))
    with browsing(ledger, clock) as server:
        chromium.size(*WIDE)
        chromium.open(f"{server.url}{BOARD}?lang=en")
        yield chromium


def sent(ledger: Ledger, center: str, *, spoilt: bool = False) -> str:
    """Four entries of a center, the last perhaps of no known kind; returns their epoch."""
    ledger.enrol(center)
    outbox = MemoryOutbox(center)
    outbox.add(4)
    if spoilt:
        body = outbox.entries.pop().body
        outbox.add_body(re.sub(rb'"type":"[a-z_.]+"', b'"type":"visit.beamed"', body))
    ledger.open_epoch(center, OpenEpoch(outbox.epoch))
    ledger.take(examine(*a_batch(outbox, 1, 4)))
    return outbox.epoch


def sign_in(page: RealBrowser, key: str) -> None:
    page.type("#key", key)
    page.follow("button")


def row_of(page: RealBrowser, center: str) -> str:
    """What is to be read in the line of a center."""
    rows = page.says("[...document.querySelectorAll('tbody tr')].map(row => row.innerText)")
    return next(str(row) for row in rows if center in row)


def test_an_operator_signs_in_and_sees_who_is_behind(page: RealBrowser, ledger: Ledger) -> None:
    assert CENTER not in page.text
    sign_in(page, "guessed")
    assert "This key is not known." in page.text
    sign_in(page, ledger.desk.issue_operator("Rana"))
    assert "2 centers, of which 2 need a look" in page.text
    behind = row_of(page, LATE).split("\t")
    assert "entries are not sent for long" in behind[1]
    assert behind[3:6] == ["12", "2 h", "4"]
    page.follow(LEAVE)
    assert CENTER not in page.text


def test_what_was_set_aside_is_accepted_by_its_button(page: RealBrowser, ledger: Ledger) -> None:
    sign_in(page, ledger.desk.issue_operator("Rana"))
    assert "entries are set aside" in row_of(page, CENTER)
    page.follow(ACCEPT)
    assert "Nothing is set aside." in page.text
    assert [one.accepted for one in ledger.set_aside(reviewed=True)] == [True]
    assert "in order" in row_of(page, CENTER)


def test_the_other_language_is_a_click_away_and_runs_the_other_way(
    page: RealBrowser, ledger: Ledger
) -> None:
    sign_in(page, ledger.desk.issue_operator("Rana"))
    page.follow('a[lang="ar"]')
    assert page.says("getComputedStyle(document.body).direction") == "rtl"
    assert "أرقام اليوم" in page.text
    first, last = page.says(
        "['th:first-child', 'th:last-child']"
        ".map(th => document.querySelector(th).getBoundingClientRect().left)"
    )
    assert first > last
    page.follow('a[lang="en"]')
    assert "Numbers today" in page.text


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_all_of_it_fits_and_has_its_style(
    page: RealBrowser, ledger: Ledger, tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    sign_in(page, ledger.desk.issue_operator("Rana"))
    page.size(*size)
    page.open(f"{page.says('location.origin')}{BOARD}?lang={lang}")
    assert page.says("getComputedStyle(document.querySelector('button')).cursor") == "pointer"
    assert page.says(OVERFLOW) == 0
    assert page.says(CUT) == []
    page.picture(tmp_path / "page.png")  # for whoever wants to look
    with Image.open(tmp_path / "page.png") as picture:
        assert picture.size == size
