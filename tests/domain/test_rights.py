"""Every role and what it may do beside serving."""

from datetime import date
from typing import Any

import pytest

from center_app.domain import commands as c
from center_app.domain.action import ActionState, Aim, Cause, Measured
from center_app.domain.alarm import AlarmAnswer
from center_app.domain.bulletin import Place, Saying
from center_app.domain.clock import Instant
from center_app.domain.forward import Forward
from center_app.domain.message import Progress, Voice
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.release import Release
from center_app.domain.rights import NEVER_UNNAMED, RIGHTS
from center_app.domain.verbs import CALLS, VERBS
from center_app.domain.views.staff import Staff
from days import Day, refusal
from founding import SETTINGS
from halls import MemoryCenter, running_hall

NEVER = Measured(date(2026, 11, 1), date(2026, 11, 2), None, 0)
THEN = Instant(1_795_000_000_000, 0, "b")

OWN_RULES = {
    *CALLS,
    *(
        c.SeeBulletin,
        c.NoteAlarms,
        c.OpenDay,
        c.SignIn,
        c.TakeOver,
        c.SignOut,
        c.OpenCounter,
        c.PlanBreaks,
        c.PauseCounter,
    ),
    *(c.CloseCounter, c.CallForHelp, c.ReportPrinter, c.Issue, c.CheckIn, c.Cancel),
    *(c.SeeDocuments, c.Return, c.Recall, c.Start, c.Miss, c.Resume, c.Release, c.AddLine),
    *(
        c.PutOff,
        c.EndPutOff,
        c.FinishVisit,
        c.JudgeTime,
        c.BringBack,
        c.PickUp,
        c.NoteClock,
        c.TakeIn,
    ),
    *(c.Finish, c.DropLine, c.Hold, c.Transfer, c.Undo, c.Rate, c.Tell, c.NoteQuestion),
}
"""What stations and desks ask of themselves: no role beside serving is needed."""

ASKED: dict[type[c.Command], dict[str, Any]] = {
    c.Configure: {"settings": SETTINGS},
    c.AdoptCatalogue: {"serial": "small-1", "sha256": "0" * 64},
    c.ReceiveCatalogue: {"release": Release(1, "small-1", "0" * 64), "body": "{}"},
    c.PlaceCounter: {"counter": "9", "zone": "hall"},
    c.RetireCounter: {"counter": "9"},
    c.TakeAppointments: {"day": None, "appointments": ()},
    c.EnrolEmployee: {"who": "e", "home": "civil", "roles": (Role.AGENT,), "skills": ()},
    c.ResetPin: {"who": "employee-1", "pin": "2468"},
    c.LendSkills: {"who": "employee-1", "skills": ()},
    c.UnlockEmployee: {"who": "employee-1"},
    c.PauseHall: {},
    c.ResumeHall: {},
    c.CloseDay: {},
    c.ReopenDay: {},
    c.AcknowledgeHelp: {"counter": "1"},
    c.SettleLeftOver: {"left_over": "l"},
    c.TakeUpAlarm: {"alarm": "a", "answer": AlarmAnswer.GOING},
    c.PutAwayAlarm: {"alarm": "a"},
    c.PutForward: {"visit": "v", "reason": Forward.FRAIL},
    c.PutBack: {"visit": "v"},
    c.PostBulletin: {"bulletin": "b", "place": Place.DISPLAYS, "saying": Saying.PAPERS},
    c.TakeDownBulletin: {"bulletin": "b"},
    c.TakeInService: {"counter": "1", "number": "A001", "began": THEN, "ended": THEN, "sent": THEN},
    c.MuteVoice: {"muted": True},
    c.Answer: {"message": "m", "progress": Progress.TAKEN_UP},
    c.RecordUnannounced: {
        "unannounced": "u",
        "on": date(2026, 11, 22),
        "points": (2,) * 16,
    },
    c.OpenAction: {
        "action": "a",
        "cause": Cause.OTHER,
        "aim": Aim.WITHIN,
        "before": NEVER,
        "due": date(2026, 11, 22),
        "who": "somebody",
        "text": "…",
    },
    c.PlanAction: {"action": "none", "due": date(2026, 11, 22), "who": "somebody"},
    c.EndAction: {"action": "none", "state": ActionState.DONE},
}

HALL = {
    *(c.TakeAppointments, c.LendSkills, c.UnlockEmployee, c.CloseDay, c.AcknowledgeHelp),
    c.MuteVoice,
    *(c.PauseHall, c.ResumeHall, c.SettleLeftOver, c.TakeUpAlarm, c.PutAwayAlarm),
    *(c.PutForward, c.PutBack, c.PostBulletin, c.TakeDownBulletin),
}
SERVES = {c.TakeInService}
STAFF = {c.EnrolEmployee, c.ResetPin}
ANSWERS = {c.Answer, c.OpenAction, c.PlanAction, c.EndAction}
PREMISES = {c.Configure, c.PlaceCounter, c.RetireCounter}
CATALOGUES = {c.AdoptCatalogue, c.ReceiveCatalogue}
MAY: dict[Role, set[type[c.Command]]] = {
    Role.AGENT: {*SERVES},
    Role.RECEPTION: set(),
    Role.SUPERVISOR: HALL | ANSWERS | SERVES,
    Role.MANAGER: HALL | ANSWERS | STAFF | PREMISES | {c.RecordUnannounced},
    Role.ADMIN: HALL | STAFF | PREMISES | CATALOGUES,
}


@pytest.fixture
def center() -> MemoryCenter:
    """A hall at work, and an open message."""
    center = running_hall()
    center.do(c.Tell(id="t", station="kiosk-1", message="m", voice=Voice.REPORT, text="…"))
    return center


def ask(center: MemoryCenter, shape: type[c.Command], by: str | None) -> Reason | None:
    arguments = dict(ASKED[shape])
    if shape is c.TakeAppointments:
        arguments["day"] = center.hall.day
    command = shape(id=f"{shape.verb}-{by}", station="manager", employee=by, **arguments)
    return refusal(center.do, command)


def test_every_verb_has_a_right_or_rules_of_its_own() -> None:
    assert RIGHTS.keys() == ASKED.keys()
    assert RIGHTS.keys() | OWN_RULES == {*VERBS, *CALLS}
    assert not RIGHTS.keys() & OWN_RULES


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_this_and_nothing_else(center: MemoryCenter, role: Role) -> None:
    Day(center).appoint("somebody", role)
    # Closing is last but one, so that the others find a day that runs, and it can be reopened.
    for shape in ASKED:
        allowed = shape in MAY[role] or (shape is c.ReopenDay and c.CloseDay in MAY[role])
        assert (ask(center, shape, "somebody") is not Reason.NOT_ALLOWED) == allowed, shape


def test_nobody_and_whoever_is_not_active_may_do_nothing_by_name(center: MemoryCenter) -> None:
    Day(center).appoint("somebody", Role.MANAGER, Role.ADMIN)
    known = center.hall.employees["somebody"]
    center.do(
        c.EnrolEmployee(
            id="off", station="s", who="somebody", home=known.home, roles=known.roles, skills=(),
            active=False,
        )
    )  # fmt: skip
    for shape in ASKED:
        assert ask(center, shape, "somebody") is Reason.NOT_ALLOWED
        assert ask(center, shape, "nobody") is Reason.NOT_ALLOWED
    assert refusal(center.see, Staff("somebody")) is Reason.NOT_ALLOWED


def test_nobody_answers_a_message_or_has_served(center: MemoryCenter) -> None:
    for shape in NEVER_UNNAMED:
        assert ask(center, shape, None) is Reason.NOT_ALLOWED
    for shape in ASKED.keys() - NEVER_UNNAMED:
        assert ask(center, shape, None) is not Reason.NOT_ALLOWED
