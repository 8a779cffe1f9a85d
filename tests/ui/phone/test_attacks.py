"""Whoever has no ticket, or another's, or means ill: what they get."""

import logging
import secrets
import time
from ipaddress import ip_address

import pytest

from center_app.domain.views.my_ticket import MyTickets
from center_app.domain.visit import Stand
from phones import Phones, said
from ui.phone.deeds import MOST_BODY
from ui.phone.frame import HEADERS
from ui.phone.holder import DEEDS_BURST, POST_BURST, UNKNOWN_BURST

AROUND = ("uvicorn.access", "urllib3.connectionpool")
"""Logs that pytest alone listens to: of a server that keeps none, and of these phones."""

SCRIPT = "<script>alert(1)</script>"


def test_what_is_no_ticket_is_the_same_calm_page_whatever_it_is(phones: Phones) -> None:
    phones.ticket()
    pages = {
        phones.get(path + "?lang=en").text
        for path in (
            f"/t/{secrets.token_urlsafe(16)}",
            "/t/A001",
            "/t/a%2017",
            "/t/" + "A" * 4_000,
            f"/t/{SCRIPT.replace('/', '%2f')}",
            "/t/%00",
            "/t/",
            "/nowhere",
            "/t/../../etc/passwd",
        )
    }
    assert len(pages) == 1
    assert "There is no such ticket today" in said(pages.pop())
    assert phones.get("/t/A001").status_code == 404


def test_a_ticket_of_yesterday_is_none(phones: Phones) -> None:
    path, _ = phones.ticket()
    phones.running.serve()
    assert phones.get(path).status_code == 200
    phones.running.clock.go_on(hours=24)
    phones.running.center.refresh()
    for _ in range(300):
        if phones.get(path).status_code == 404:
            break
    assert phones.get(path).status_code == 404
    assert phones.post(path + "/cancel").status_code == 404


def test_a_number_opens_nothing_and_gives_nothing_back(phones: Phones) -> None:
    _, visit = phones.ticket()
    for deed in ("cancel", "return", "later", "rate", "tell"):
        assert phones.post(f"/t/A001/{deed}").status_code == 404
        assert phones.post(f"/t/{visit}/{deed}").status_code == 404
    assert phones.running.center.hall.visits[visit].stand is Stand.WAITING


def test_a_ticket_says_and_changes_nothing_of_another(phones: Phones) -> None:
    mine, _ = phones.ticket("passport-renewal")
    theirs, visit = phones.ticket("identity-card")
    page = said(phones.get(mine + "?lang=en").text)
    assert "Identity card, first issue" not in page
    assert phones.post(mine + "/cancel", {"visit": visit, "token": theirs[3:]}).status_code == 303
    assert phones.running.center.hall.visits[visit].stand is Stand.WAITING


def test_only_a_form_changes_anything(phones: Phones) -> None:
    path, visit = phones.ticket()
    for deed in ("cancel", "return", "later", "rate", "tell", "close", "cancel/x"):
        phones.get(f"{path}/{deed}")
        phones.session.put(f"{phones.url}{path}/{deed}", timeout=10)
        phones.session.delete(f"{phones.url}{path}/{deed}", timeout=10)
    assert phones.post(path).status_code == 404
    assert phones.post(f"{path}/close").status_code == 404
    assert phones.running.center.hall.visits[visit].stand is Stand.WAITING


def test_guessing_ends_soon_and_hurts_nobody_whose_ticket_is_known(phones: Phones) -> None:
    path, _ = phones.ticket()
    assert phones.get(path).status_code == 200
    answers = [phones.get(f"/t/{secrets.token_urlsafe(16)}") for _ in range(3 * UNKNOWN_BURST)]
    assert [one.status_code for one in answers[:UNKNOWN_BURST]] == [404] * UNKNOWN_BURST
    assert {one.status_code for one in answers[UNKNOWN_BURST:]} == {429}
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 10
    assert "One moment, please" in said(phones.get(f"/t/{secrets.token_urlsafe(16)}?lang=en").text)
    asked = [query for query in phones.center.asked if isinstance(query, MyTickets)]
    assert len(asked) == UNKNOWN_BURST + 1, "the hall is not asked again"
    assert phones.get(path).status_code == 200
    fresh, _ = phones.ticket()
    assert phones.get(fresh).status_code == 429
    assert phones.get(fresh, X_Forwarded_For="198.51.100.7").status_code == 200


@pytest.mark.parametrize("guesses", [100, pytest.param(20_000, marks=pytest.mark.chaos)])
def test_guesses_from_many_addresses_find_nothing_and_hold_up_nobody(
    phones: Phones, guesses: int
) -> None:
    """From more addresses than are remembered, as machines all over the world have them."""
    path, _ = phones.ticket()
    phones.get(path)
    codes = set()
    for n in range(guesses):
        address = str(ip_address(0xC6336400 + n))
        answer = phones.get(f"/t/{secrets.token_urlsafe(16)}", X_Forwarded_For=address)
        codes.add(answer.status_code)
        if n % 500 == 0:
            assert phones.get(path).status_code == 200
    assert codes == {404}
    assert phones.get(path).status_code == 200


def test_forms_of_one_ticket_have_an_end(phones: Phones) -> None:
    path, _ = phones.ticket()
    tell = {"voice": "inquiry"}
    answers = [
        phones.post(path + "/tell", tell | {"text": f"message {n}"}) for n in range(DEEDS_BURST + 5)
    ]
    assert [one.status_code for one in answers[:DEEDS_BURST]] == [303] * DEEDS_BURST
    assert {one.status_code for one in answers[DEEDS_BURST:]} == {429}
    assert len(phones.running.center.hall.messages) == DEEDS_BURST


def test_forms_of_one_address_have_an_end(phones: Phones) -> None:
    paths = [phones.ticket()[0] for _ in range(8)]
    codes = [
        phones.post(paths[n % 8] + "/return").status_code for n in range(8 * (DEEDS_BURST - 1))
    ]
    assert codes[:POST_BURST] == [303] * POST_BURST
    assert 429 in codes[POST_BURST:]


def test_every_answer_whatever_it_is_keeps_everybody_else_out(phones: Phones) -> None:
    path, _ = phones.ticket()
    tag = phones.get(path).headers["etag"]
    answers = [
        phones.get(path),
        phones.get(path, If_None_Match=tag),
        phones.get(path + "/rate"),
        phones.get("/"),
        phones.get("/service/identity-card"),
        phones.get("/t/nothing"),
        phones.post(path + "/later", {"minutes": "10"}),
        phones.post(path + "/tell", b"x" * (MOST_BODY + 1)),
        phones.session.put(phones.url + path, timeout=10),
        *(phones.get(f"/t/{secrets.token_urlsafe(16)}") for _ in range(2 * UNKNOWN_BURST)),
    ]
    phones.center.is_broken = True
    answers.append(phones.post(path + "/cancel"))
    codes = {answer.status_code for answer in answers}
    assert codes == {200, 303, 304, 404, 413, 429, 503}
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("length", [MOST_BODY + 1, 5 * 1024 * 1024])
def test_what_is_too_long_is_not_read(phones: Phones, length: int) -> None:
    path, _ = phones.ticket()
    answer = phones.post(path + "/tell", b"x" * length)
    assert answer.status_code == 413
    assert answer.headers["Connection"] == "close"
    assert not phones.running.center.hall.messages


def test_the_longest_message_that_may_be_written_gets_through(phones: Phones) -> None:
    path, _ = phones.ticket()
    page = phones.sent(path + "/tell?lang=en", {"voice": "inquiry", "text": "🙂" * 2_000})
    assert "Thank you. The message has been received." in said(page)
    page = phones.sent(path + "/tell?lang=en", {"voice": "inquiry", "text": "س" * 2_001})
    assert "note warn" in page


def test_a_script_in_a_message_is_kept_as_it_was_written_and_shown_nowhere(
    phones: Phones,
) -> None:
    path, _ = phones.ticket()
    form = {"voice": "suggestion", "text": SCRIPT, "contact": '"><img src=x onerror=alert(1)>'}
    page = phones.sent(f"{path}/tell?lang=en", form)
    (message,) = phones.running.center.hall.messages
    assert phones.running.center.written_in(message).text == SCRIPT
    for below in ("", "/tell", "/rate", f"?done={SCRIPT}", f"?not={SCRIPT}", f"?lang={SCRIPT}"):
        page += phones.get(path + below).text
    assert "alert(1)" not in page
    assert "onerror" not in page


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe", b"voice=inquiry&text=%ff", b"&".join(b"a=1" for _ in range(1_000)), b""],
    ids=["bytes", "encoding", "fields", "nothing"],
)
def test_a_form_that_is_none_is_refused_calmly(phones: Phones, body: bytes) -> None:
    path, _ = phones.ticket()
    page = phones.sent(path + "/tell", body)
    assert "note warn" in page
    assert not phones.running.center.hall.messages


def test_no_secret_is_written_to_any_log(
    phones: Phones, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    path, _ = phones.ticket()
    token = path.removeprefix("/t/")

    def fault(query: object) -> None:
        raise LookupError(f"a fault that names {token} and {other} in {query}")

    phones.get(path)
    phones.post(path + "/tell", b"x" * (MOST_BODY + 1))
    other, _ = phones.ticket()
    monkeypatch.setattr(phones.center, "see", fault)
    answer = phones.get(other + "?lang=en")
    assert answer.status_code == 503
    assert "The center cannot be reached now" in said(answer.text)
    log = ""
    for _ in range(200):  # it is written after the answer has gone
        log = "\n".join(one.getMessage() for one in caplog.records if one.name not in AROUND)
        if "a page failed" in log:
            break
        time.sleep(0.02)
    assert "a page failed: LookupError" in log
    assert "holder.py" in log, "it says where"
    assert token not in log
    assert other.removeprefix("/t/") not in log
    assert token not in repr(MyTickets((token,)))
