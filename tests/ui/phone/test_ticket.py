"""A ticket's page, from the number that waits to what its holder says of the visit."""

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.message import Voice
from center_app.domain.views.kiosk import Services, Welcome
from center_app.domain.views.moving import Moving
from center_app.domain.views.my_ticket import MyTickets
from center_app.domain.visit import Stand
from phones import Phones, said

LIGHT = 60 * 1024
"""Bytes that a page may have, in one request."""


def stand(phones: Phones, visit: str) -> Stand:
    return phones.running.center.hall.visits[visit].stand


def test_it_says_how_many_are_ahead_how_long_it_takes_and_what_to_have_ready(
    phones: Phones,
) -> None:
    phones.ticket()
    path, _ = phones.ticket("passport-renewal", "identity-card")
    page = phones.get(path + "?lang=en")
    assert page.status_code == 200
    text = said(page.text)
    assert "Your number A002" in text
    assert "People ahead 1" in text
    assert "Expected wait from now" in text
    assert "Documents to have ready Previous passport Identity card" in text
    assert "Rights and duties" in text
    assert 'data-stand="waiting"' in page.text


def test_it_speaks_the_language_in_which_the_ticket_was_taken(phones: Phones) -> None:
    arabic, _ = phones.ticket(language="ar")
    english, _ = phones.ticket(language="en")
    page = phones.get(arabic).text
    assert '<html lang="ar" dir="rtl">' in page
    assert "رقم الدور A001" in said(page)
    assert '<html lang="en" dir="ltr">' in phones.get(english).text
    assert '<html lang="en" dir="ltr">' in phones.get(arabic + "?lang=en").text
    assert '<html lang="ar" dir="rtl">' in phones.get(arabic + "?lang=xx").text


def test_who_is_called_sees_the_counter_at_the_next_look(phones: Phones) -> None:
    path, _ = phones.ticket()
    first = phones.get(path + "?lang=en")
    phones.running.call()
    page = wait_for(phones, path, first.headers["etag"])
    assert 'data-stand="called"' in page
    assert "Number A001, please go to counter 1 Counter 1" in said(page)
    assert "<title>Number" in page


def test_who_looks_again_gets_nothing_new_until_there_is_something(phones: Phones) -> None:
    path, _ = phones.ticket()
    first = phones.get(path)
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = phones.get(path, If_None_Match=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert phones.get(path, If_None_Match='"other"').status_code == 200
    phones.running.call()
    assert wait_for(phones, path, tag)


def test_a_page_is_made_once_however_many_look(phones: Phones) -> None:
    path, _ = phones.ticket()
    for _ in range(20):
        assert phones.get(path).status_code == 200
    asked = [type(query) for query in phones.center.asked]
    assert set(asked) == {Moving, MyTickets, Services, Welcome}
    assert max(map(asked.count, asked)) <= 2, "once more when the first news have come"


def test_a_number_is_given_back_after_a_second_thought(phones: Phones) -> None:
    path, visit = phones.ticket()
    page = said(phones.get(path + "/cancel?lang=en").text)
    assert "Give number A001 back? Its place among those who wait is lost then." in page
    assert stand(phones, visit) is Stand.WAITING
    assert "Number A001 has been given back." in said(phones.sent(path + "/cancel?lang=en"))
    assert stand(phones, visit) is Stand.CANCELLED
    assert "/cancel" not in phones.get(path).text
    assert phones.post(path + "/cancel").status_code == 303


def test_what_cannot_be_done_any_more_is_said_in_a_sentence(phones: Phones) -> None:
    path, visit = phones.ticket()
    phones.running.call()
    page = said(phones.sent(path + "/cancel?lang=en"))
    assert "Number A001 is at a counter now." in page
    assert stand(phones, visit) is Stand.CALLED
    page = said(phones.sent(path + "/return?lang=en"))
    assert "This visit has not missed a call." in page


def test_who_missed_the_call_takes_the_old_place_again(phones: Phones) -> None:
    path, visit = phones.ticket()
    phones.running.call()
    phones.running.do(c.Miss, counter="1")
    page = phones.get(path + "?lang=en").text
    assert "Take the old place again" in said(page)
    assert 'data-stand="waiting"' in phones.sent(path + "/return?lang=en")
    assert stand(phones, visit) is Stand.WAITING


def test_who_goes_away_for_a_while_is_told_the_rule_before_and_called_later(
    phones: Phones,
) -> None:
    path, visit = phones.ticket()
    form = phones.get(path + "/later?lang=en").text
    assert "The wait until now still counts, the time away does not" in said(form)
    assert "this page says when the number is called" in said(form)
    assert "In 10 minutes In 20 minutes In 30 minutes In 45 minutes" in said(form)
    assert stand(phones, visit) is Stand.WAITING
    page = phones.sent(path + "/later?lang=en", {"minutes": "20"})
    assert "Number A001 is called only after" in said(page)
    assert "I am back already" in said(page)
    assert "Documents to have ready" in said(page)
    assert stand(phones, visit) is Stand.LATER
    phones.sent(path + "/later", {"minutes": "45"})
    later = phones.running.center.hall.visits[visit].later
    assert later is not None
    assert later.span_ms == 45 * MINUTE, "and for longer, if it takes longer"
    page = phones.sent(path + "/return?lang=en")
    assert 'data-stand="waiting"' in page
    assert stand(phones, visit) is Stand.WAITING


def test_a_hall_that_stands_still_says_so_and_that_it_goes_on(phones: Phones) -> None:
    path, _ = phones.ticket()
    tag = phones.get(path + "?lang=en").headers["etag"]
    phones.running.do(c.PauseHall)
    page = wait_for(phones, path, tag)
    assert "The hall is paused. It goes on when the management says so." in said(page)
    assert "Your number A001" in said(page)
    tag = phones.get(path + "?lang=en").headers["etag"]
    phones.running.do(c.ResumeHall)
    assert "paused" not in said(wait_for(phones, path, tag))


def test_the_time_that_is_over_is_seen_without_anybody_asking(phones: Phones) -> None:
    path, visit = phones.ticket()
    tag = phones.get(path + "?lang=en").headers["etag"]
    phones.running.do(c.PutOff, visit=visit, minutes=10)
    assert 'data-stand="later"' in wait_for(phones, path, tag)
    tag = phones.get(path + "?lang=en").headers["etag"]
    phones.running.clock.go_on(minutes=10)
    phones.running.center.refresh()
    assert 'data-stand="waiting"' in wait_for(phones, path, tag)


@pytest.mark.parametrize("minutes", ["", "0", "15", "600", "٢٠", "-10", "1e1"])
def test_a_span_that_is_not_offered_is_refused(phones: Phones, minutes: str) -> None:
    path, visit = phones.ticket()
    assert "note warn" in phones.sent(path + "/later", {"minutes": minutes})
    assert stand(phones, visit) is Stand.WAITING


def test_before_closing_there_is_nothing_to_choose(phones: Phones) -> None:
    path, visit = phones.ticket()
    phones.running.do(c.CloseDay)
    form = said(phones.get(path + "/later?lang=en").text)
    assert "It cannot be put off now." in form
    assert "In 10 minutes" not in form
    assert "The visit of number A001 is over." in said(
        phones.sent(path + "/later?lang=en", {"minutes": "10"})
    )
    assert stand(phones, visit) is Stand.EXPIRED


def test_a_visit_that_is_over_is_rated_with_reasons(phones: Phones) -> None:
    path, visit = phones.ticket()
    assert "Rate the visit" not in said(phones.get(path + "?lang=en").text)
    phones.running.serve()
    assert "Rate the visit" in said(phones.get(path + "?lang=en").text)
    form = said(phones.get(path + "/rate?lang=en").text)
    assert "Excellent Good Fair Poor Very poor" in form
    page = phones.sent(
        path + "/rate?lang=en", [("stars", "4"), ("reason", "courtesy"), ("reason", "speed")]
    )
    assert "Thank you for the rating." in said(page)
    rating = phones.running.center.hall.visits[visit].rating
    assert rating is not None
    assert (rating.stars, rating.reasons) == (4, ("courtesy", "speed"))


@pytest.mark.parametrize(
    "form", [{}, {"stars": "6"}, {"stars": "٤"}, {"stars": "4", "reason": "<script>"}]
)
def test_a_rating_that_is_none_is_refused(phones: Phones, form: dict[str, str]) -> None:
    path, visit = phones.ticket()
    phones.running.serve()
    assert "note warn" in phones.sent(path + "/rate", form)
    assert phones.running.center.hall.visits[visit].rating is None


def test_a_message_reaches_the_center_once_however_often_it_is_sent(phones: Phones) -> None:
    path, visit = phones.ticket()
    assert "Report of an error or violation" in said(phones.get(path + "/tell?lang=en").text)
    form = {"voice": "complaint", "text": "انتظار طويل\r\nجدًا", "contact": "079 000 0000"}
    for _ in range(2):
        page = said(phones.sent(path + "/tell?lang=en", form))
        assert "Thank you. The message has been received." in page
    (message,) = phones.running.center.hall.messages.values()
    assert (message.voice, message.visit) == (Voice.COMPLAINT, visit)
    written = phones.running.center.written_in(message.id)
    assert written.text == "انتظار طويل\nجدًا"
    assert written.contact == "079 000 0000"


def test_a_message_without_a_word_or_a_kind_is_refused(phones: Phones) -> None:
    path, _ = phones.ticket()
    for form in ({"voice": "complaint"}, {"text": "slow"}, {"voice": "shout", "text": "slow"}):
        assert "note warn" in phones.sent(path + "/tell", form)
    assert not phones.running.center.hall.messages


def test_every_page_is_light_and_asks_nobody_else(phones: Phones) -> None:
    path, _ = phones.ticket("passport-renewal", "identity-card")
    for below in ("", "/later", "/rate", "/tell", "/cancel"):
        page = phones.get(path + below)
        assert len(page.content) < LIGHT
        assert "://" not in page.text.replace("http://www.w3.org/2000/svg", "")
        assert "Set-Cookie" not in page.headers
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["Cache-Control"] == "private, no-cache"
        policy = page.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_without_a_script_the_page_comes_anew_for_who_wants_that(phones: Phones) -> None:
    """Unasked it would be taken away from under who reads slowly."""
    path, _ = phones.ticket()
    page = phones.get(path + "?lang=en").text
    assert "http-equiv" not in page
    wanted = f"{path}?lang=en&amp;renew=1"
    assert f'href="{wanted}"' in page
    page = phones.get(path + "?lang=en&renew=1").text
    assert f'<noscript><meta http-equiv="refresh" content="15;url={wanted}"></noscript>' in page
    assert "This page renews itself, and shows the call." in said(page)
    for below in ("/later", "/rate", "/tell", "/cancel"):
        assert "refresh" not in phones.get(path + below + "?renew=1").text


def wait_for(phones: Phones, path: str, tag: str) -> str:
    """The page once it is another; the news come within moments."""
    for _ in range(200):
        page = phones.get(path + "?lang=en", If_None_Match=tag)
        if page.status_code == 200:
            return page.text
    raise AssertionError("it stayed the same")
