"""TLS both ways with a small authority, and every way in which a certificate can be wrong."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from center_app.domain.clock import DAY
from enrolled import Enrolled, enrolled
from machine_clock import MachineClock
from registry_process import RegistryProcess
from sync.failures import (
    CertificateExpired,
    CertificateNotYet,
    CertificateRefused,
    Failure,
    RegistryUnproven,
    Unreachable,
)
from sync.registry.authority import Authority, is_due, is_for, make_authority, read_authority

NOW = MachineClock().now().at
HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return make_authority(NOW)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Path:
    """The files of a registry that is served over TLS."""
    made = tmp_path_factory.mktemp("tls")
    (made / "ca.pem").write_bytes(authority.pem)
    (made / "server.pem").write_bytes(authority.server([HOST], NOW))
    return made


@pytest.fixture(scope="module")
def secured(folder: Path) -> Iterator[RegistryProcess]:
    database = f"sqlite:///{folder / 'registry.sqlite'}"
    process = RegistryProcess(database, folder / "server.pem", folder / "ca.pem")
    yield process
    process.stop()


@pytest.fixture
def center(secured: RegistryProcess) -> Enrolled:
    known = enrolled(secured)
    known.outbox.add(3)
    return known


def sent(center: Enrolled, folder: Path, certificate: bytes, ca: bytes | None = None) -> int:
    """Exchange with this certificate, and say how far the registry is."""
    own = folder / f"{center.name}.pem"
    own.write_bytes(certificate)
    pinned = folder / f"{center.name}-ca.pem"
    pinned.write_bytes(ca or (folder / "ca.pem").read_bytes())
    client = center.client(authority=pinned, certificate=own)
    try:
        return center.exchange(client).once().acked
    finally:
        client.close()


def test_a_center_with_its_certificate_is_served(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    assert center.registry.url.startswith("https://")
    assert sent(center, folder, authority.center(center.name, NOW)) == 3


@pytest.mark.parametrize(
    ("made_at", "failure"),
    [(NOW - 91 * DAY, CertificateExpired), (NOW + DAY, CertificateNotYet)],
    ids=["expired", "not yet valid"],
)
def test_the_dates_of_a_certificate_are_told_apart(
    center: Enrolled, folder: Path, authority: Authority, made_at: int, failure: type[Failure]
) -> None:
    with pytest.raises(failure):
        sent(center, folder, authority.center(center.name, made_at))


def test_another_centers_certificate_is_refused(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    with pytest.raises(CertificateRefused):
        sent(center, folder, authority.center("JO-OTHER", NOW))
    assert sent(center, folder, authority.center(center.name, NOW)) == 3


def test_a_certificate_of_another_authority_is_refused(center: Enrolled, folder: Path) -> None:
    with pytest.raises(CertificateRefused):
        sent(center, folder, make_authority(NOW).center(center.name, NOW))


def test_a_registry_of_another_authority_is_not_believed(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    with pytest.raises(RegistryUnproven):
        sent(center, folder, authority.center(center.name, NOW), make_authority(NOW).pem)


def test_the_world_s_authorities_and_the_environment_do_not_count(
    center: Enrolled, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(folder / "ca.pem"))
    client = center.client()
    with pytest.raises(RegistryUnproven):
        client.health()
    client.close()


def test_nobody_is_served_without_a_certificate(center: Enrolled, folder: Path) -> None:
    with pytest.raises(requests.exceptions.ConnectionError):
        requests.get(center.registry.url + "/v1/health", verify=str(folder / "ca.pem"), timeout=5)


def test_tls_1_2_only_has_ciphers_with_forward_secrecy(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    own = folder / "tls12.pem"
    own.write_bytes(authority.center(center.name, NOW))
    where = HOST, int(center.registry.url.rpartition(":")[2])
    asking = ssl.create_default_context(cafile=str(folder / "ca.pem"))
    asking.load_cert_chain(own)
    asking.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection(where) as plain, asking.wrap_socket(plain, server_hostname=HOST):
        pass
    asking.set_ciphers("ECDHE-ECDSA-AES256-SHA:AES256-SHA:@SECLEVEL=0")
    with socket.create_connection(where) as plain, pytest.raises(ssl.SSLError):
        asking.wrap_socket(plain, server_hostname=HOST)


def test_a_file_that_is_no_certificate_is_told(center: Enrolled, folder: Path) -> None:
    with pytest.raises(CertificateRefused):
        sent(center, folder, b"nothing")


def test_plain_http_at_the_tls_port_is_only_unreachable(
    center: Enrolled, secured: RegistryProcess
) -> None:
    client = center.client(secured.url.replace("https", "http"))
    with pytest.raises(Unreachable):
        client.health()
    client.close()


def test_a_certificate_is_renewed_when_two_thirds_of_it_are_over(authority: Authority) -> None:
    made = authority.center("JO-TST-001", NOW)
    assert not is_due(made, NOW + 59 * DAY)
    assert is_due(made, NOW + 61 * DAY)
    server = authority.server(["registry.example.jo", HOST], NOW)
    assert is_for(server, [HOST, "registry.example.jo"])
    assert not is_for(server, [HOST])


def test_an_authority_is_read_again_as_it_was_written(authority: Authority) -> None:
    assert read_authority(authority.pem, authority.key_pem).pem == authority.pem
    with pytest.raises(ValueError, match=r"."):
        read_authority(b"nothing", authority.key_pem)
