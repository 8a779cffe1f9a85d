"""Who may do what beside serving: asked of every command before it is decided."""

from center_app.domain import commands as c
from center_app.domain.hall import Hall
from center_app.domain.people import Employee, Role
from center_app.domain.refusal import Reason, Refused

IN_CHARGE = frozenset({Role.SUPERVISOR, Role.MANAGER, Role.ADMIN})
"""Answers for the hall of the day."""

KEEPS_STAFF = frozenset({Role.MANAGER, Role.ADMIN})
"""Says for good who works here, as what and with which skills."""

ANSWERS = frozenset({Role.SUPERVISOR, Role.MANAGER})
"""Reads what citizens wrote: whoever only administers the machines has no business with it."""

MANAGES = frozenset({Role.MANAGER})
"""Records who came unannounced and what was found: a judgement of those who serve."""

LOOKS_BACK = frozenset({Role.SUPERVISOR, Role.MANAGER})
"""Looks into what happened to somebody's visit: to answer for it, and each look is written down."""

EXPORTS = frozenset({Role.MANAGER, Role.ADMIN})
"""Takes figures and rows out of the center as files: each time is written down."""

AUDITS = frozenset({Role.ADMIN})
"""Sees who looked at what: whoever looks is not the one who judges it."""

HANDS_OUT = IN_CHARGE | {Role.RECEPTION}
"""Prints the receipt of somebody's result once more, by the number."""

SERVES = frozenset({Role.AGENT, Role.SUPERVISOR})
"""Serves at a counter. Who manages and also serves has both roles: managing certifies no skill."""

RUNS = frozenset({Role.MANAGER, Role.ADMIN})
"""Says when the center is open, where its counters stand and by what the rule goes."""

SETS_UP = frozenset({Role.ADMIN})

RIGHTS: dict[type[c.Command], frozenset[Role]] = {
    c.Configure: RUNS,
    c.AdoptCatalogue: SETS_UP,
    c.ReceiveCatalogue: SETS_UP,
    c.PlaceCounter: RUNS,
    c.RetireCounter: RUNS,
    c.TakeAppointments: IN_CHARGE,
    c.EnrolEmployee: KEEPS_STAFF,
    c.ResetPin: KEEPS_STAFF,
    c.LendSkills: IN_CHARGE,
    c.UnlockEmployee: IN_CHARGE,
    c.CloseDay: IN_CHARGE,
    c.ReopenDay: IN_CHARGE,
    c.MuteVoice: IN_CHARGE,
    c.PauseHall: IN_CHARGE,
    c.ResumeHall: IN_CHARGE,
    c.AcknowledgeHelp: IN_CHARGE,
    c.SettleLeftOver: IN_CHARGE,
    c.TakeUpAlarm: IN_CHARGE,
    c.PutAwayAlarm: IN_CHARGE,
    c.PutForward: IN_CHARGE,
    c.PostBulletin: IN_CHARGE,
    c.TakeDownBulletin: IN_CHARGE,
    c.PutBack: IN_CHARGE,
    c.TakeInService: SERVES,
    c.Answer: ANSWERS,
    c.RecordUnannounced: MANAGES,
    c.OpenAction: ANSWERS,
    c.PlanAction: ANSWERS,
    c.EndAction: ANSWERS,
}
"""The roles of which one is needed. Verbs that are not named here have rules of their own."""

NEVER_UNNAMED = frozenset(
    {
        *(c.Answer, c.TakeInService, c.TakeUpAlarm, c.PutAwayAlarm, c.PutForward, c.PutBack),
        *(c.PostBulletin, c.TakeDownBulletin),
        *(c.OpenAction, c.PlanAction, c.EndAction, c.RecordUnannounced),
    }
)
"""The others may come without an employee: from the command line, or from nobody in particular."""


def check_right(hall: Hall, command: c.Command) -> None:
    """Raises Refused(NOT_ALLOWED) for an employee without the role that the command needs."""
    roles = RIGHTS.get(type(command))
    if roles is None or (command.employee is None and type(command) not in NEVER_UNNAMED):
        return
    if not has_one_of(roles, hall.employees.get(command.employee or "")):
        raise Refused(Reason.NOT_ALLOWED)


def has_one_of(roles: frozenset[Role], employee: Employee | None) -> bool:
    """Whether it is somebody who works here, with one of the roles."""
    return employee is not None and employee.active and not roles.isdisjoint(employee.roles)
