"""The center is gone for a while: what phones show, and how they find it again."""

import time
from collections.abc import Iterator

import pytest

from centers import Running
from phones import Breakable, Phones, said, served_phones
from ui.phone.sight import Center


class Away(Breakable):
    """A center that is gone from the beginning."""

    def __init__(self, center: Center) -> None:
        super().__init__(center)
        self.is_broken = True


@pytest.fixture
def lost(running: Running) -> Iterator[Phones]:
    with served_phones(running, wrapped=Away) as phones:
        yield phones


def until(phones: Phones, path: str, wanted: str) -> str:
    """The page once it says so."""
    page = ""
    for _ in range(200):
        page = phones.get(path).text
        if wanted in said(page):
            return page
        time.sleep(0.02)
    raise AssertionError(page)


def test_the_last_state_stays_with_its_age_and_the_next_is_found_alone(phones: Phones) -> None:
    path, _ = phones.ticket()
    phones.get(path)
    phones.get("/")
    phones.center.is_broken = True
    page = until(phones, path + "?lang=en", "The center cannot be reached now.")
    assert "This is how it stood just now." in said(page)
    assert "A001" in said(page)
    assert 'data-stand="waiting"' in page
    assert phones.get(path).status_code == 200
    assert "The center cannot be reached now." in said(phones.get("/?lang=en").text)
    phones.running.call()
    assert 'data-stand="waiting"' in phones.get(path).text
    phones.center.is_broken = False
    page = until(phones, path + "?lang=en", "please go to counter 1")
    assert "cannot be reached" not in said(page)


def test_who_was_never_seen_gets_a_calm_page_that_comes_back_by_itself(lost: Phones) -> None:
    path, _ = lost.ticket()
    for where in (path, "/", "/service/identity-card"):
        answer = lost.get(where + "?lang=en")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "5"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Refresh"] == f"15;url={where}?lang=en"
        assert "The center cannot be reached now" in said(answer.text)
    lost.center.is_broken = False
    until(lost, path + "?lang=en", "Your number A001")


def test_what_may_not_have_been_received_is_said_and_can_be_sent_again(phones: Phones) -> None:
    path, _ = phones.ticket()
    phones.get(path)
    phones.center.is_broken = True
    form = {"voice": "complaint", "text": "too long"}
    answer = phones.post(path + "/tell?lang=en", form)
    assert answer.status_code == 503
    assert "Please go back and send it again." in said(answer.text)
    phones.center.is_broken = False
    assert "The message has been received." in said(phones.sent(path + "/tell?lang=en", form))
    assert len(phones.running.center.hall.messages) == 1
