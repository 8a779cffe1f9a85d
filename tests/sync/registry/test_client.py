from email.utils import formatdate

import pytest

import faulty_proxy
from batches import a_batch
from center_app.domain.clock import Instant
from enrolled import Enrolled
from faulty_proxy import Fault, FaultyProxy, other_answer
from machine_clock import MachineClock
from sync.credentials import Credentials
from sync.failures import (
    Denied,
    Diverged,
    Failure,
    Gap,
    Outdated,
    Rejected,
    Throttled,
    TooLarge,
    UnknownEpoch,
    Unreachable,
)
from sync.registry.client import RegistryClient
from sync.wire import OpenEpoch

OURS = "Q-Registry: 00"


@pytest.mark.parametrize(
    "fault",
    [
        faulty_proxy.request_lost,
        faulty_proxy.answer_lost,
        faulty_proxy.answer_truncated,
        faulty_proxy.answer_never_comes,
        faulty_proxy.captive_portal,
        faulty_proxy.redirected,
        faulty_proxy.refused_by_a_portal,
        faulty_proxy.not_json,
        faulty_proxy.endless,
        other_answer("200 OK", b'{"acked":1}', OURS),
        other_answer("200 OK", b"\x1f\x8b", OURS, "Content-Encoding: gzip"),
        other_answer("500 Oops", b"oops", OURS),
        other_answer("500 Oops", b'{"code":"broken","message":"a fault"}', OURS),
        other_answer("409 Conflict", b'{"code":"new_in_2030","message":""}', OURS),
        other_answer("502 Bad Gateway", b""),
        other_answer("408 Request Timeout", b""),
    ],
    ids=lambda fault: fault.__name__,
)
def test_whatever_is_not_the_registrys_word_leaves_the_result_unknown(
    over_the_line: RegistryClient, proxy: FaultyProxy, center: Enrolled, fault: Fault
) -> None:
    proxy.plan.append(fault)
    with pytest.raises(Unreachable):
        over_the_line.open_epoch(OpenEpoch(center.outbox.epoch))
    assert over_the_line.open_epoch(OpenEpoch(center.outbox.epoch)).acked == 0


@pytest.mark.parametrize(
    ("status", "body", "failure"),
    [
        ("409 Conflict", b'{"code":"gap","message":"","expected":7}', Gap),
        ("409 Conflict", b'{"code":"fork","message":"","seq":7}', Diverged),
        ("409 Conflict", b'{"code":"gap","message":""}', Rejected),
        ("400 Bad Request", b'{"code":"chain_mismatch","message":""}', Rejected),
        ("401 Unauthorized", b'{"code":"unauthorized","message":""}', Denied),
        ("403 Forbidden", b'{"code":"other_center","message":""}', Denied),
        ("404 Not Found", b'{"code":"unknown_epoch","message":""}', UnknownEpoch),
        ("404 Not Found", b'{"code":"not_found","message":""}', Rejected),
        ("413 Too Large", b'{"code":"too_large","message":""}', TooLarge),
        ("426 Upgrade Required", b'{"code":"wrong_version","message":""}', Outdated),
    ],
)
def test_each_no_of_the_registry_is_a_failure_of_its_own(
    over_the_line: RegistryClient,
    proxy: FaultyProxy,
    status: str,
    body: bytes,
    failure: type[Failure],
) -> None:
    proxy.plan.append(other_answer(status, body, OURS))
    with pytest.raises(failure) as no:
        over_the_line.health()
    assert type(no.value) is failure


@pytest.mark.parametrize(
    ("status", "header", "seconds"),
    [
        ("503 Busy", "Retry-After: 120", 120),
        ("429 Too Many", "Retry-After: 3", 3),
        ("503 Busy", "Retry-After: soon", 0),
        ("503 Busy", "Retry-After: -5", 0),
        ("503 Busy", "X-Nothing: 1", 0),
        ("503 Busy", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ],
)
def test_a_busy_registry_says_when_to_come_again(
    over_the_line: RegistryClient, proxy: FaultyProxy, status: str, header: str, seconds: float
) -> None:
    proxy.plan.append(other_answer(status, b"busy", header))
    with pytest.raises(Throttled) as no:
        over_the_line.health()
    assert no.value.retry_after == seconds


def test_a_moment_to_come_again_is_turned_into_seconds(
    center: Enrolled, proxy: FaultyProxy
) -> None:
    class Noon:
        def now(self) -> Instant:
            return Instant(1_800_000_000_000, 0, "")

    later = formatdate(1_800_000_090, usegmt=True)
    proxy.plan.append(other_answer("503 Busy", b"", f"Retry-After: {later}"))
    client = RegistryClient(proxy.url, center.name, Credentials(center.key), Noon())
    with pytest.raises(Throttled) as no:
        client.health()
    assert no.value.retry_after == 90
    client.close()


def test_nobody_there_is_unreachable(center: Enrolled) -> None:
    client = center.client("http://127.0.0.1:9")
    with pytest.raises(Unreachable):
        client.health()
    client.close()


def test_the_environment_leads_no_request_elsewhere(
    client: RegistryClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere")
    assert client.health().status == "ok"


def test_a_wrong_key_is_denied(center: Enrolled) -> None:
    client = center.client(key="wrong")
    with pytest.raises(Denied):
        client.cursor(center.outbox.epoch)
    client.close()


def test_an_unknown_center_is_denied(center: Enrolled) -> None:
    stranger = RegistryClient(
        center.registry.url, "JO-XXX-999", Credentials(center.key), MachineClock()
    )
    with pytest.raises(Denied):
        stranger.cursor(center.outbox.epoch)
    stranger.close()


def test_entries_are_sent_and_the_cursor_tells_so(client: RegistryClient, center: Enrolled) -> None:
    epoch = center.outbox.epoch
    center.outbox.add(5)
    with pytest.raises(UnknownEpoch):
        client.cursor(epoch)
    client.open_epoch(OpenEpoch(epoch))
    assert client.send(*a_batch(center.outbox, 1, 5)).acked == 5
    assert client.cursor(epoch).head == center.outbox.hash.hex()


def test_a_gap_is_told_with_the_number_that_is_expected(
    client: RegistryClient, center: Enrolled
) -> None:
    center.outbox.add(5)
    client.open_epoch(OpenEpoch(center.outbox.epoch))
    with pytest.raises(Gap) as no:
        client.send(*a_batch(center.outbox, 3, 5))
    assert no.value.expected == 1
