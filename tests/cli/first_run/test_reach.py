"""Whether the server is reached, and why not."""

from center_app.cli.first_run.reach import Trouble, reach

DAMAGED = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


def test_by_an_authority_that_is_damaged_nobody_is_known() -> None:
    assert reach("https://127.0.0.1:1", DAMAGED).trouble is Trouble.STRANGER
