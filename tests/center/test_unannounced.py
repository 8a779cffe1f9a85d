"""Unannounced visits in a center on a database: in the history and in the month's document."""

from datetime import date

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.span import day_of
from center_app.domain.unannounced import ITEMS
from days import Day, refusal

SUNDAY = date(2026, 11, 22)


def test_what_is_recorded_is_in_the_history_and_made_again(center: Center) -> None:
    Day(center).appoint("huda", Role.MANAGER)
    center.do(
        c.RecordUnannounced(
            id="r",
            station="manager",
            employee="huda",
            unannounced="u",
            on=SUNDAY,
            points=(2,) * len(ITEMS),
            service="birth",
        )
    )
    (row,) = center.unannounced(SUNDAY, SUNDAY, "huda")
    assert (row.score, row.agency, row.visit) == (100, "civil", None)
    assert center.dossier(day_of(SUNDAY)).unannounced == (row,)
    center.rebuild()
    assert center.unannounced(SUNDAY, SUNDAY) == (row,)
    assert refusal(center.unannounced, SUNDAY, SUNDAY, "employee-1") is Reason.NOT_ALLOWED
