from dataclasses import replace

from center_app.domain.text import Text
from center_app.language import bidi
from tickets import LONG_NAMES, PASSPORT, UNKNOWN_WAIT, worded


def plain(text: Text | None) -> tuple[str, str]:
    assert text is not None
    return bidi.plain(text.ar), bidi.plain(text.en)


def test_a_ticket_is_worded_in_arabic_and_english() -> None:
    slip = worded(PASSPORT)
    assert plain(slip.wait) == ("10–20 دقيقة", "10–20 minutes")
    assert plain(slip.issued) == ("22 تشرين الثاني 2026، 09:15", "22 November 2026, 09:15")
    assert plain(slip.promise) == (
        "ميثاق تقديم الخدمة: النداء الأول خلال 15 دقيقة",
        "Service charter: first call within 15 minutes",
    )
    assert slip.labels.number == Text("رقم الدور", "Your number")


def test_figures_inside_arabic_are_isolated_so_that_they_never_flip() -> None:
    assert bidi.isolate("10–20") in worded(PASSPORT).wait.ar
    assert bidi.isolate("09:15") in worded(PASSPORT).issued.ar


def test_a_few_minutes_take_the_arabic_plural_of_few() -> None:
    assert plain(worded(replace(PASSPORT, wait=(5, 10))).wait)[0] == "5–10 دقائق"


def test_a_wait_that_nobody_knows_says_so() -> None:
    slip = worded(UNKNOWN_WAIT)
    assert plain(slip.wait) == ("غير معروف حاليًا", "not known now")
    assert slip.promise is None


def test_a_long_wait_is_given_in_hours() -> None:
    assert plain(worded(LONG_NAMES).wait)[1] == "between 1:35 and 2:30 hours"


def test_every_word_of_a_ticket_has_its_arabic() -> None:
    labels = worded(PASSPORT).labels
    for name in ("number", "wait", "ahead", "where", "lines", "ready", "scan", "reprint"):
        text: Text = getattr(labels, name)
        assert text.ar != text.en, name


def test_a_code_that_leads_nowhere_does_not_ask_to_be_scanned() -> None:
    alone = replace(PASSPORT, qr="Zk3u9Xr2LQe7m1TtYp0aBw")
    assert worded(PASSPORT).labels.scan.en == "Scan to follow your turn"
    assert worded(alone).labels.scan == Text("رمز التذكرة", "Ticket code")
