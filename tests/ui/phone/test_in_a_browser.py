"""The pages in a real browser: narrow, with large text, with and without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from axe_core import axe_source, faults_by_axe
from center_app.domain import commands as c
from phones import Phones
from real_browser import RealBrowser, real_browser

pytestmark = pytest.mark.long

NARROW = (320, 568)
WIDE_TEXT = 200
"""Per cent."""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

SMALL = """[...document.querySelectorAll('a, button, summary, label.choice')]
  .filter(one => one.getClientRects().length && !one.closest('[hidden]'))
  .filter(one => one.getBoundingClientRect().height < 43.9)
  .map(one => one.innerText)"""
"""What is too small for a finger: 44 pixels."""

PALE = """(() => {
  const part = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  const colour = text => text.match(/[\\d.]+/g).map(Number);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const pale = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || ['SCRIPT', 'STYLE'].includes(one.tagName)) continue;
    const [a, b] = [light(colour(getComputedStyle(one).color)), light(ground(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) pale.push([walk.currentNode.data.trim(), ratio]);
  }
  return pale;
})()"""
"""Text with less contrast than WCAG 2.2 asks for (AA)."""

NAMELESS = """[...document.querySelectorAll('input, textarea')]
  .filter(one => ![...one.labels].some(label => label.innerText.trim())).map(one => one.name)"""

FAULTS = """(() => {
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  const level = one => Number(one.tagName[1]);
  const levels = [...document.querySelectorAll('h1, h2, h3')].map(level);
  return [
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map(id => 'twice ' + id),
    ...(document.querySelectorAll('main').length === 1 ? [] : ['main']),
    ...(document.title ? [] : ['title']),
    ...(levels.filter(one => one === 1).length === 1 ? [] : ['h1']),
    ...levels.filter((one, n) => n && one > levels[n - 1] + 1).map(one => 'jump to h' + one),
    ...[...document.querySelectorAll('a, button, summary')]
      .filter(one => !one.textContent.trim()).map(() => 'no name'),
    ...[...document.querySelectorAll('fieldset')]
      .filter(one => !one.querySelector('legend')).map(() => 'no legend'),
  ];
})()"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[RealBrowser]:
    with real_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_source()


@pytest.fixture
def browser(chromium: RealBrowser) -> RealBrowser:
    chromium.size(*NARROW)
    return chromium


def every_page(phones: Phones) -> dict[str, str]:
    """The path of every kind of page there is, by what it shows."""
    running = phones.running
    kinds: dict[str, str] = {}
    kinds["given-back"], given_back = phones.ticket()
    running.do(c.Cancel, visit=given_back)
    kinds["missed"], _ = phones.ticket()
    running.call()
    running.do(c.Miss, counter="1")
    kinds["away"], away = phones.ticket()
    running.do(c.PutOff, visit=away, minutes=20)
    kinds["served"], _ = phones.ticket()
    running.serve()
    kinds["called"], _ = phones.ticket()
    running.call()
    kinds["ahead"], _ = phones.ticket()
    kinds["waiting"], _ = phones.ticket("passport-renewal", "identity-card")
    for deed in ("later", "rate", "tell", "cancel"):
        kinds[deed] = f"{kinds['waiting']}/{deed}"
    agency = running.catalogue.agencies[0].code
    return kinds | {
        "center": "/",
        "agency": f"/agency/{agency}",
        "service": "/service/passport-renewal",
        "unknown": "/t/nothing",
    }


@pytest.mark.parametrize("lang", ["ar", pytest.param("en", marks=pytest.mark.chaos)])
def test_every_page_fits_can_be_read_and_can_be_touched(
    browser: RealBrowser, phones: Phones, lang: str, tmp_path: Path, axe: str
) -> None:
    found: dict[str, Any] = {}
    for name, path in every_page(phones).items():
        browser.open(f"{phones.url}{path}?lang={lang}")
        wanted = "rtl" if lang == "ar" else "ltr"
        assert browser.says("getComputedStyle(document.body).direction") == wanted
        browser.says("document.querySelectorAll('details').forEach(one => one.open = true)")
        faults = [browser.says(script) for script in (OVERFLOW, SMALL, PALE, NAMELESS, FAULTS)]
        browser.picture(tmp_path / f"{name}.png")  # for whoever wants to look
        browser.says(f"document.documentElement.style.fontSize = '{WIDE_TEXT}%'")
        faults += [browser.says(OVERFLOW), faults_by_axe(browser, axe)]
        browser.picture(tmp_path / f"{name}-{WIDE_TEXT}.png")
        if any(faults):
            found[name] = faults
    assert found == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_axe_finds_nothing_where_no_script_runs(
    browser: RealBrowser, phones: Phones, lang: str, axe: str, tmp_path: Path
) -> None:
    """What differs there: what is not kept up, and comes anew for who wants that."""
    paths = every_page(phones)
    found: dict[str, Any] = {}
    for name in ("waiting", "called", "away", "later", "center"):
        browser._ask("Emulation.setScriptExecutionDisabled", value=True)
        try:
            browser.open(f"{phones.url}{paths[name]}?lang={lang}")
        finally:
            browser._ask("Emulation.setScriptExecutionDisabled", value=False)
        assert browser.says("document.querySelector('#sound')?.hidden") is not False
        browser.says("document.querySelectorAll('details').forEach(one => one.open = true)")
        browser.says(f"document.documentElement.style.fontSize = '{WIDE_TEXT}%'")
        faults = [browser.says(OVERFLOW), browser.says(SMALL), faults_by_axe(browser, axe)]
        browser.picture(tmp_path / f"{name}-without-scripts.png")
        if any(faults):
            found[name] = faults
    assert found == {}


def test_axe_finds_what_is_wrong(browser: RealBrowser, phones: Phones, axe: str) -> None:
    browser.open(f"{phones.url}/?lang=en")
    browser.says("document.body.innerHTML += '<img src=x><button></button><p id=f>a<p id=f>b'")
    browser.says("document.querySelector('h1').style.color = '#bbb'")
    faults = faults_by_axe(browser, axe)
    assert {"image-alt", "button-name", "color-contrast", "region"} <= faults.keys()


def test_what_looks_for_faults_finds_them(browser: RealBrowser, phones: Phones) -> None:
    browser.open(f"{phones.url}/?lang=en")
    browser.says(
        "document.body.innerHTML = '<h1>a</h1><h3>b</h3><input name=c><fieldset></fieldset>"
        "<a href=d>e</a><button></button><p id=f>f<p id=f>f'"
    )
    browser.says("document.querySelector('h3').style.color = '#999'")
    browser.says("document.querySelector('h1').style.width = '400px'")
    assert browser.says(OVERFLOW) > 0
    assert browser.says(SMALL)[0] == "e"
    assert [text for text, _ in browser.says(PALE)] == ["b"]
    assert browser.says(NAMELESS) == ["c"]
    assert browser.says(FAULTS) == ["twice f", "main", "jump to h3", "no name", "no legend"]


def test_a_script_brings_the_call_with_a_sound_while_the_page_is_open(
    browser: RealBrowser, phones: Phones
) -> None:
    path, _ = phones.ticket()
    browser.open(f"{phones.url}{path}?lang=en")
    browser.says("document.querySelector('#charter').open = true")
    assert browser.says("document.querySelector('#sound').hidden") is False
    browser.says("document.querySelector('#sound').scrollIntoView()")
    browser._click("#sound")
    assert browser.says("document.querySelector('#sounding').hidden") is False
    assert browser.says("document.documentElement.dataset.rung") == "1"
    phones.running.call()
    look(browser, "document.querySelector('#live').dataset.stand === 'called'")
    assert browser.says("document.documentElement.dataset.rung") == "2"
    assert browser.says("document.querySelector('#charter').open") is True
    look(browser, "document.querySelector('#said').textContent.includes('please go to counter 1')")
    assert "Number" in browser.says("document.title")
    assert browser.says("document.querySelector('#lost').hidden") is True


def test_every_call_rings_and_nothing_else_does(browser: RealBrowser, phones: Phones) -> None:
    rung = "document.documentElement.dataset.rung"
    path, _ = phones.ticket()
    phones.running.call()
    browser.open(f"{phones.url}{path}?lang=en")
    browser.says("window.shaken = 0")
    browser.says("navigator.vibrate = () => { window.shaken += 1; }")
    browser.says("document.querySelector('#sound').scrollIntoView()")
    browser._click("#sound")
    assert (browser.says(rung), browser.says("shaken")) == ("1", 1)
    phones.ticket()  # somebody else's is no call
    look(browser, "true")
    phones.running.clock.go_on(seconds=20)
    phones.running.do(c.Recall, counter="1")
    look(browser, f"{rung} === '2'")
    assert browser.says("shaken") == 2
    look(browser, "document.querySelector('#said').textContent.includes('counter 1')")
    phones.running.do(c.Miss, counter="1")
    look(browser, "document.querySelector('#live').dataset.stand === 'missed'")
    assert browser.says(rung) == "2"


def test_a_page_that_has_lost_its_server_says_so_and_finds_it_again(
    browser: RealBrowser, phones: Phones
) -> None:
    path, _ = phones.ticket()
    browser.open(f"{phones.url}{path}?lang=en")
    browser._ask("Network.enable")
    gone = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    browser._ask("Network.emulateNetworkConditions", **gone)
    look(browser, "!document.querySelector('#lost').hidden")
    assert "A001" in browser.text
    browser._ask("Network.emulateNetworkConditions", **(gone | {"offline": False}))
    look(browser, "document.querySelector('#lost').hidden")


def test_all_of_it_works_without_scripts(browser: RealBrowser, phones: Phones) -> None:
    path, visit = phones.ticket()
    browser._ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(f"{phones.url}{path}?lang=en")
        assert browser.says("document.querySelector('#sound').hidden") is True
        browser.follow(f'a[href*="{path}/cancel"]')
        assert "Give number A001 back?" in browser.text
        browser.follow("form button")
        assert "Number A001 has been given back." in browser.text
    finally:
        browser._ask("Emulation.setScriptExecutionDisabled", value=False)
    assert phones.running.center.hall.visits[visit].stand.value == "cancelled"


def test_nothing_is_asked_of_anybody_else_and_nothing_breaks_the_policy(
    browser: RealBrowser, phones: Phones
) -> None:
    path, _ = phones.ticket()
    browser.open(f"{phones.url}{path}?lang=en")
    asked = browser.says("performance.getEntriesByType('resource').map(one => one.name)")
    assert asked == []
    assert phones.served == [path], "the page is one request, without an icon besides"
    browser.says("window.broken = []")
    browser.says(
        "document.addEventListener('securitypolicyviolation', one => broken.push(one.blockedURI))"
    )
    browser.says("document.body.insertAdjacentHTML('beforeend', '<img src=/t/x>')")
    browser.says("document.body.insertAdjacentHTML('beforeend', '<b onclick=alert(1)>x</b>')")
    browser.says("document.body.lastElementChild.click()")
    for _ in range(100):
        if len(browser.says("broken")) > 1:
            break
    assert len(browser.says("broken")) > 1


def look(browser: RealBrowser, wanted: str) -> None:
    """Have the page look again, as it does when it is brought to the front, until it is so."""
    for _ in range(200):
        browser.says("document.dispatchEvent(new Event('visibilitychange'))")
        if browser.says(wanted):
            return
    raise AssertionError(wanted)
