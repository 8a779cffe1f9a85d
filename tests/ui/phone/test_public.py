"""What everybody may see of the center."""

import pytest

from center_app.domain import commands as c
from centers import Running
from phones import Phones, said, served_phones


def test_it_says_whether_the_center_is_open_and_how_long_it_takes_where(phones: Phones) -> None:
    phones.ticket()
    page = phones.get("/?lang=en")
    text = said(page.text)
    assert "Open around the clock 1 visitor waits" in text
    agency = phones.running.catalogue.agencies[0]
    assert f"{agency.name.en} " in text
    assert f'href="/agency/{agency.code}?lang=en"' in page.text
    assert "minutes" in text
    assert len(page.content) < 60 * 1024
    assert phones.get("/?lang=en", If_None_Match=page.headers["etag"]).status_code == 304


def test_arabic_comes_first(phones: Phones) -> None:
    page = phones.get("/").text
    assert '<html lang="ar" dir="rtl">' in page
    assert 'hreflang="en"' in page


def test_an_agency_shows_its_services_and_a_service_what_to_bring(phones: Phones) -> None:
    agency = phones.running.catalogue.agencies[0]
    services = list(phones.running.catalogue.of_agency(agency.code))
    page = phones.get(f"/agency/{agency.code}?lang=en").text
    for service in services:
        assert f'href="/service/{service.code}?lang=en"' in page
    for service in services:
        text = said(phones.get(f"/service/{service.code}?lang=en").text)
        assert service.name.en in text
        assert all(paper.name.en in text for paper in service.documents)


def test_every_page_of_the_catalogue_is_there_and_light(phones: Phones) -> None:
    for lang in ("ar", "en"):
        for agency in phones.running.catalogue.agencies:
            page = phones.get(f"/agency/{agency.code}?lang={lang}")
            assert page.status_code == 200
            assert len(page.content) < 60 * 1024
        for service in phones.running.catalogue.services:
            page = phones.get(f"/service/{service.code}?lang={lang}")
            assert page.status_code == 200
            assert len(page.content) < 60 * 1024


@pytest.mark.parametrize("path", ["/agency/nobody", "/service/nothing", "/service/%3Cb%3E"])
def test_what_is_not_offered_is_no_page(phones: Phones, path: str) -> None:
    assert phones.get(path).status_code == 404


def test_a_closed_center_says_so_and_promises_no_wait(phones: Phones) -> None:
    phones.running.do(c.CloseDay)
    text = said(phones.get("/?lang=en").text)
    assert "closed" in text.lower()
    assert "visitor" not in text
    assert "minutes" not in text


def test_links_hold_under_a_path_of_the_public_address(running: Running) -> None:
    with served_phones(running, root="/queue") as phones:
        path, _ = phones.ticket()
        page = phones.get(path).text
        assert f'action="/queue{path}' in page or f'href="/queue{path}/cancel?lang=ar"' in page
        assert 'href="/' not in page.replace('href="/queue', "")
        sent = phones.post(path + "/cancel")
        assert sent.headers["location"] == f"/queue{path}?lang=ar"
