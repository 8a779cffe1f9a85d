"""What a center of random days is asked: every verb with all sorts of arguments."""

import json
from dataclasses import replace
from datetime import date, time
from typing import Any

from hypothesis import strategies as st

from center_app.domain import commands as c
from center_app.domain.action import ActionState, Aim, Cause, Measured
from center_app.domain.alarm import AlarmAnswer, AlarmKind, Sign
from center_app.domain.bulletin import Place, Saying
from center_app.domain.calendar import Calendar, Dated, Period
from center_app.domain.catalogue import Capacity, Catalogue
from center_app.domain.clock import DAY
from center_app.domain.message import Progress, Voice
from center_app.domain.numbering import Series
from center_app.domain.people import Role
from center_app.domain.place import Break, Settings
from center_app.domain.plain import plain
from center_app.domain.printer import PrinterState
from center_app.domain.refusal import Reason
from center_app.domain.release import Release
from center_app.domain.routing.parameters import RANGES, Routing
from center_app.domain.step import Because, Outcome, StepId
from center_app.domain.text import Text
from center_app.domain.undoable import Deed
from center_app.domain.verbs.pausing import STANDS_STILL
from center_app.domain.visit import Wish
from founding import SETTINGS, Post, full, partial
from manual_clock import QUARTER_PAST_NINE
from small_catalogue import SMALL, service

OTHER = replace(
    SMALL,
    serial="small-2",
    services=(*SMALL.services[:3], service("pension", "trade")),
    bundles=(),
)
"""A catalogue after which some services are gone and one is new."""

POSTS = (
    Post("1", "universal"),
    Post("2", "photographer", full("photo", "birth")),
    Post("3", "nurse", (*full("vaccination"), *partial("insurance", "birth"))),
)

LONG_HOURS = Calendar(week=((Period(time(6), time(2)),),) * 7)

DAYLONG = replace(
    SETTINGS,
    calendar=LONG_HOURS,
    routing=Routing(),
    series=(Series(("A",)), Series(("H", "ص"), ("health",))),
)


EXTREME = (
    Routing(),
    Routing(**{name: least for name, (least, _greatest) in RANGES.items()}),
    Routing(**{name: greatest for name, (_least, greatest) in RANGES.items()}),
)
"""Parameters as they come, and the least and the greatest that a center may set."""


def settings_with(
    *, always: bool, closed: bool, zones: bool, routing: Routing = EXTREME[0]
) -> Settings:
    """Open around the clock or not, closed for the whole month or not, with zones or without."""
    month = Dated(date(2026, 11, 1), date(2026, 12, 1), (), Text("عطلة", "Holiday"), True)
    exceptions = (month,) if closed else ()
    calendar = replace(LONG_HOURS, exceptions=exceptions, around_the_clock=always)
    own = SETTINGS.zones if zones else ()
    return replace(DAYLONG, calendar=calendar, zones=own, routing=routing)


Asking = tuple[type[c.Command], dict[str, Any]]
"""A verb and its arguments."""

Basket = tuple[c.Asked, ...]

BASKETS: tuple[Basket, ...] = (
    (c.Asked("birth"),),
    (c.Asked("passport", 3),),
    (c.Asked("insurance"),),
    (c.Asked("birth"), c.Asked("passport"), c.Asked("vaccination")),
    (
        c.Asked("family-book"),
        c.Asked("passport", 2, Capacity.GUARDIAN),
        c.Asked("passport"),
        c.Asked("insurance"),
        c.Asked("birth"),
    ),
    (c.Asked("pension"),),
    (c.Asked("clearance"), c.Asked("birth")),
    (c.Asked("passport", 9),),
)

MAY_BE_REFUSED: dict[type[c.Command], set[Reason]] = {
    c.Issue: {
        Reason.CENTER_CLOSED,
        Reason.DAY_IS_CLOSED,
        Reason.UNKNOWN_SERVICE,
        Reason.ONLINE_ONLY,
        Reason.TOO_MANY,
        Reason.BAD_INPUT,
    },
    c.TakeIn: set(),
    c.TakeInService: {Reason.NOT_ALLOWED},
    c.SettleLeftOver: {Reason.NOT_ALLOWED},
    c.TakeAppointments: {
        Reason.UNKNOWN_SERVICE,
        Reason.ONLINE_ONLY,
        Reason.TOO_MANY,
        Reason.BAD_INPUT,
    },
    c.CheckIn: {
        Reason.CENTER_CLOSED,
        Reason.DAY_IS_CLOSED,
        Reason.UNKNOWN_APPOINTMENT,
        Reason.UNKNOWN_SERVICE,
        Reason.TOO_EARLY,
        Reason.CHECKED_IN,
    },
    c.PickUp: {
        Reason.CENTER_CLOSED,
        Reason.DAY_IS_CLOSED,
        Reason.UNKNOWN_RESULT,
        Reason.NOT_READY,
        Reason.SENT_BY_POST,
        Reason.RESULT_IS_ASKED_FOR,
        Reason.RESULT_IS_COLLECTED,
    },
    c.BringBack: {Reason.UNKNOWN_VISIT, Reason.NOT_AWAITED, Reason.NOT_SKILLED},
    c.SeeDocuments: {Reason.UNKNOWN_VISIT, Reason.VISIT_IS_OVER, Reason.BAD_INPUT},
    c.Cancel: {Reason.UNKNOWN_VISIT, Reason.VISIT_IS_BUSY, Reason.VISIT_IS_OVER},
    c.PutOff: {
        *{Reason.UNKNOWN_VISIT, Reason.VISIT_IS_OVER, Reason.VISIT_IS_BUSY, Reason.NOT_WAITING},
        *{Reason.CLOSED_BY_THEN, Reason.BAD_INPUT},
    },
    c.EndPutOff: set(),
    c.PostBulletin: {Reason.NOT_ALLOWED, Reason.DAY_IS_CLOSED, Reason.BAD_INPUT, Reason.TOO_MANY},
    c.TakeDownBulletin: {Reason.NOT_ALLOWED},
    c.SeeBulletin: {Reason.NOT_ALLOWED, Reason.NOBODY_SIGNED_IN},
    c.PutForward: {Reason.UNKNOWN_VISIT, Reason.NOT_WAITING, Reason.NOT_ALLOWED},
    c.PutBack: {Reason.UNKNOWN_VISIT, Reason.NOT_WAITING, Reason.NOT_ALLOWED},
    c.Return: {
        Reason.UNKNOWN_VISIT,
        Reason.NOT_MISSED,
        Reason.GRACE_OVER,
        Reason.DAY_IS_CLOSED,
        Reason.RESULT_IS_ASKED_FOR,
        Reason.RESULT_IS_COLLECTED,
    },
    c.CallNext: {
        Reason.NOBODY_WAITING,
        Reason.ENDS_AFTER_CLOSING,
        Reason.ALREADY_SERVING,
        Reason.COUNTER_IS_CLOSED,
        Reason.NOT_ALLOWED,
    },
    c.CallNumber: {
        *{Reason.UNKNOWN_VISIT, Reason.NOT_WAITING, Reason.NOT_SKILLED, Reason.BAD_INPUT},
        *{Reason.ALREADY_SERVING, Reason.COUNTER_IS_CLOSED, Reason.NOT_ALLOWED},
        Reason.CALLED_JUST_NOW,
    },
    c.WalkIn: {
        *{Reason.CENTER_CLOSED, Reason.DAY_IS_CLOSED, Reason.UNKNOWN_SERVICE, Reason.ONLINE_ONLY},
        *{Reason.TOO_MANY, Reason.BAD_INPUT, Reason.NOT_SKILLED, Reason.ALREADY_SERVING},
        *{Reason.COUNTER_IS_CLOSED, Reason.NOT_ALLOWED, Reason.WRONG_AUDIENCE},
    },
    c.Recall: {Reason.NOBODY_CALLED, Reason.RECALLED_JUST_NOW, Reason.RECALLED_ENOUGH},
    c.Start: {Reason.NOBODY_CALLED},
    c.Miss: {Reason.NOBODY_CALLED},
    c.Finish: {Reason.NOBODY_SERVED, Reason.WRONG_OUTCOMES, Reason.BAD_INPUT},
    c.FinishVisit: {Reason.NOBODY_SERVED, Reason.BAD_INPUT},
    c.DropLine: {Reason.NOBODY_SERVED, Reason.UNKNOWN_LINE},
    c.AddLine: {
        Reason.NOBODY_SERVED,
        Reason.UNKNOWN_SERVICE,
        Reason.ONLINE_ONLY,
        Reason.WRONG_CAPACITY,
        Reason.TOO_MANY,
    },
    c.Hold: {Reason.NOBODY_SERVED, Reason.BAD_INPUT},
    c.Resume: {
        Reason.UNKNOWN_VISIT,
        Reason.NOT_HELD,
        Reason.RESULT_NOT_HERE,
        Reason.NOT_SKILLED,
        Reason.ALREADY_SERVING,
        Reason.COUNTER_IS_CLOSED,
        Reason.NOT_ALLOWED,
    },
    c.Release: {
        Reason.UNKNOWN_VISIT,
        Reason.VISIT_IS_BUSY,
        Reason.VISIT_IS_OVER,
        Reason.RESULT_NOT_HERE,
    },
    c.Transfer: {
        Reason.NOBODY_SERVED,
        Reason.NOTE_HAS_NUMBER,
        Reason.NOT_SKILLED,
        Reason.UNKNOWN_EMPLOYEE,
        Reason.COUNTER_IS_CLOSED,
        Reason.COUNTER_IS_CLOSING,
        Reason.UNKNOWN_SERVICE,
        Reason.ONLINE_ONLY,
        Reason.TOO_MANY,
        Reason.BAD_INPUT,
    },
    c.Undo: {Reason.NOTHING_TO_UNDO, Reason.MOVED_ON, Reason.NOT_ALLOWED},
    c.JudgeTime: {
        Reason.NOBODY_SIGNED_IN,
        Reason.UNKNOWN_VISIT,
        Reason.NOT_ALLOWED,
        Reason.MOVED_ON,
    },
    c.Rate: {Reason.UNKNOWN_VISIT, Reason.NOT_SERVED, Reason.BAD_INPUT},
    c.Tell: {
        Reason.UNKNOWN_VISIT,
        Reason.UNKNOWN_SERVICE,
        Reason.NOTHING_TOLD,
        Reason.TOO_MANY,
        Reason.BAD_INPUT,
    },
    c.NoteQuestion: {Reason.NOT_ALLOWED, Reason.UNKNOWN_SERVICE},
    c.Answer: {
        Reason.NOT_ALLOWED,
        Reason.UNKNOWN_MESSAGE,
        Reason.MESSAGE_IS_SETTLED,
        Reason.BAD_INPUT,
    },
    c.RecordUnannounced: {Reason.NOT_ALLOWED, Reason.BAD_INPUT, Reason.UNKNOWN_SERVICE},
    c.OpenAction: {
        *(Reason.NOT_ALLOWED, Reason.BAD_INPUT, Reason.UNKNOWN_SERVICE, Reason.NOTE_HAS_NUMBER),
        Reason.TOO_MANY_ACTIONS,
    },
    c.PlanAction: {
        *(Reason.NOT_ALLOWED, Reason.BAD_INPUT, Reason.UNKNOWN_ACTION, Reason.ACTION_IS_ENDED),
    },
    c.EndAction: {
        *(Reason.NOT_ALLOWED, Reason.BAD_INPUT, Reason.UNKNOWN_ACTION, Reason.ACTION_IS_ENDED),
    },
    c.SignIn: {
        Reason.COUNTER_IS_TAKEN,
        Reason.SIGNED_IN_ELSEWHERE,
        Reason.UNKNOWN_EMPLOYEE,
        Reason.EMPLOYEE_INACTIVE,
        Reason.NO_ROLE_TO_SERVE,
    },
    c.TakeOver: {
        Reason.UNKNOWN_EMPLOYEE,
        Reason.EMPLOYEE_INACTIVE,
        Reason.NO_ROLE_TO_SERVE,
        Reason.NOT_ALLOWED,
    },
    c.SignOut: {Reason.COUNTER_IS_BUSY, Reason.NOT_ALLOWED, Reason.MOVED_ON},
    c.OpenCounter: {Reason.NOT_ALLOWED, Reason.MOVED_ON},
    c.PauseCounter: {
        *{Reason.COUNTER_IS_BUSY, Reason.COUNTER_IS_CLOSED, Reason.BAD_INPUT},
        *{Reason.NOT_ALLOWED, Reason.MOVED_ON},
    },
    c.CloseCounter: {Reason.NOT_ALLOWED, Reason.MOVED_ON},
    c.PlanBreaks: {Reason.BAD_INPUT, Reason.MOVED_ON},
    c.CallForHelp: {Reason.NOT_ALLOWED},
    c.AcknowledgeHelp: {Reason.NOT_ALLOWED},
    c.ReportPrinter: set(),
    c.NoteAlarms: set(),
    c.TakeUpAlarm: {Reason.NOT_ALLOWED},
    c.PutAwayAlarm: {Reason.NOT_ALLOWED},
    c.NoteClock: set(),
    c.OpenDay: set(),
    c.CloseDay: {Reason.NOT_ALLOWED},
    c.ReopenDay: {Reason.CENTER_CLOSED, Reason.NOT_ALLOWED},
    c.MuteVoice: {Reason.NOT_ALLOWED},
    c.PauseHall: {Reason.CENTER_CLOSED, Reason.NOT_ALLOWED},
    c.ResumeHall: {Reason.NOT_ALLOWED},
    c.Configure: {Reason.BAD_INPUT},
    c.EnrolEmployee: {Reason.BAD_INPUT, Reason.NOT_ALLOWED, Reason.SIGNED_IN_ELSEWHERE},
    c.ResetPin: {Reason.UNKNOWN_EMPLOYEE, Reason.NOT_ALLOWED},
    c.LendSkills: {Reason.UNKNOWN_EMPLOYEE, Reason.BAD_INPUT, Reason.NOT_ALLOWED},
    c.UnlockEmployee: {Reason.UNKNOWN_EMPLOYEE, Reason.NOT_ALLOWED},
    c.AdoptCatalogue: {Reason.NO_CATALOGUE},
    c.ReceiveCatalogue: {Reason.OLD_CATALOGUE},
    c.PlaceCounter: {Reason.BAD_INPUT},
    c.RetireCounter: {
        *(Reason.COUNTER_IS_TAKEN, Reason.COUNTER_IS_BUSY, Reason.UNKNOWN_COUNTER),
        Reason.NOT_ALLOWED,
    },
}
"""What each verb may be refused for, beside a counter that is unknown or left."""

AT_ANY_COUNTER = {Reason.UNKNOWN_COUNTER, Reason.NOBODY_SIGNED_IN}

AT_ANY_DESK = {Reason.MOVED_ON, Reason.NOT_ALLOWED}


def may_be_refused(command: c.Command) -> set[Reason]:
    allowed = MAY_BE_REFUSED[type(command)]
    if type(command) in STANDS_STILL:
        allowed = allowed | {Reason.HALL_PAUSED}
    if hasattr(command, "counter"):
        allowed = allowed | AT_ANY_COUNTER
    return allowed | AT_ANY_DESK if isinstance(command, c.AtDesk) else allowed


NO_STEP = StepId(9, 9)

OTHERS = {"another-sitting", "another-employee", NO_STEP}
"""What an employee may have seen and never is what there is."""


def is_meant(command: c.Command) -> bool:
    """Whether the command could be about what is at its desk."""
    names = ("sitting", "employee", "step")
    return OTHERS.isdisjoint(getattr(command, name, None) for name in names)


def asking(shape: type[c.Command], **arguments: st.SearchStrategy[Any]) -> Any:
    """A command of this kind with any such arguments."""
    return st.tuples(st.just(shape), st.fixed_dictionaries(arguments))


def receiving(catalogue: Catalogue, number: int, not_before: int | None) -> Asking:
    """A release of this catalogue, with its bytes as the store has them."""
    body = json.dumps(plain(catalogue), ensure_ascii=False)
    release = Release(number, catalogue.serial, "0" * 64, not_before)
    return c.ReceiveCatalogue, {"release": release, "body": body}


received = st.builds(
    receiving,
    st.sampled_from([SMALL, OTHER]),
    st.integers(1, 3),
    st.none() | st.integers(1_795_000_000_000, 1_795_500_000_000),
)

moments = st.integers(1_795_000_000_000, 1_795_000_000_009)

counters = st.sampled_from(["1", "2", "3", "1", "2", "3", "99"])
people = st.sampled_from(["universal", "photographer", "nurse", "nobody"])
codes = st.sampled_from(["birth", "passport", "vaccination", "clearance", "pension"])
visits = st.integers(0, 9)
"""How many tickets ago a visit was issued."""
reasons = st.sampled_from(["papers", "papers", "no code!"])
pauses = st.sampled_from(["meal", "fault", "no code!"])

desks = st.sampled_from(["busy", "busy", "busy", "free", "1", "2", "3", "99"])
"""A counter, or whichever is busy or free."""

held_or_any = visits | st.sampled_from(["held", "held", "directed"])

papers = st.lists(st.sampled_from(["family-book", "notice", "no-such"]), max_size=2).map(tuple)

missed_or_any = visits | st.sampled_from(["missed", "later"])

spans = st.sampled_from([10, 10, 20, 45, 0, -5, 11, 600])
"""Minutes before which somebody is not to be called."""

served_or_any = visits | st.sampled_from(["served", "served"])

classes = st.fixed_dictionaries(
    {
        "priority": st.sampled_from([None, None, "elderly"]),
        "appointment": st.sampled_from([None, None, -20, 3, 30]),
    }
)
"""The class of a ticket: a priority group, an appointment in so many minutes."""

pressing = st.sampled_from([None, "there", "there", "another-employee"])
seen = st.sampled_from([None, "there", "there", "another-sitting"])
"""Who pressed the key and what was seen then: what is `there`, or something else."""


def at_desk(shape: type[c.AtDesk], **arguments: st.SearchStrategy[Any]) -> Any:
    return asking(shape, counter=desks, employee=pressing, sitting=seen, **arguments)


at_a_desk = st.one_of(
    asking(c.CallNext, counter=desks, employee=pressing, late=st.booleans()),
    asking(
        c.CallNumber,
        counter=desks,
        employee=pressing,
        visit=held_or_any,
        reason=reasons,
        again=st.booleans(),
    ),
    at_desk(c.Recall),
    at_desk(c.Start),
    at_desk(c.Miss),
    at_desk(
        c.Finish,
        outcomes=st.lists(st.sampled_from(Outcome), max_size=3).map(tuple),
        step=st.sampled_from([None, "there", NO_STEP]),
    ),
    at_desk(
        c.FinishVisit,
        because=st.sampled_from(Because),
        step=st.sampled_from([None, "there", NO_STEP]),
    ),
    at_desk(c.AddLine, asked=st.builds(c.Asked, codes, st.integers(0, 3))),
    at_desk(c.DropLine, line=st.integers(-1, 5)),
    at_desk(c.Hold, wish=st.sampled_from(Wish), reason=reasons),
    asking(c.Undo, counter=desks, employee=pressing, deed=st.none() | st.sampled_from(Deed)),
    asking(
        c.JudgeTime,
        counter=desks,
        visit=st.just("asked"),
        sitting=st.just("asked"),
        accurate=st.booleans(),
        employee=pressing,
    ),
    asking(c.Resume, counter=st.just("free"), visit=st.just("held")),
    asking(c.Resume, counter=desks, employee=pressing, visit=visits),
    asking(c.Release, visit=held_or_any),
    at_desk(
        c.Transfer,
        to_counter=st.none() | counters,
        to_employee=st.none() | people,
        reason=reasons,
        note=st.sampled_from(["", "الصورة ناقصة", "9901020304"]),
    ),
    at_desk(c.Transfer, to_service=codes),
    at_desk(c.Transfer, to_agency=st.sampled_from(["civil", "health", "trade"])),
    at_desk(c.Transfer, to_supervisor=st.just(True)),
    asking(c.BringBack, visit=st.just("awaited"), step=st.just("awaited"), employee=st.none()),
    asking(c.BringBack, visit=visits, step=st.just(NO_STEP), employee=pressing),
)

seen = st.none() | st.none() | people
"""Who was seen at the counter when the key was pressed."""

of_the_staff = st.one_of(
    asking(c.SignIn, counter=counters, who=people),
    asking(c.SignOut, counter=counters, employee=st.none() | people, who=seen),
    asking(c.TakeOver, counter=desks, who=people, employee=pressing),
    asking(c.OpenCounter, counter=counters, employee=st.none() | people, who=seen),
    asking(c.PauseCounter, counter=counters, reason=pauses, employee=st.none() | people, who=seen),
    asking(c.CloseCounter, counter=counters, employee=st.none() | people, who=seen),
    asking(c.CallForHelp, counter=counters, employee=pressing),
    asking(c.AcknowledgeHelp, counter=counters, employee=st.none() | people),
    asking(
        c.PlanBreaks,
        counter=counters,
        breaks=st.lists(st.builds(Break, moments, moments), max_size=2).map(tuple),
        known=st.none() | st.just(()),
    ),
)

of_the_citizens = st.one_of(
    asking(
        c.Rate,
        visit=served_or_any,
        stars=st.integers(0, 6),
        reasons=st.lists(st.sampled_from(["speed", "courtesy"]), max_size=2).map(tuple),
    ),
    asking(
        c.Tell,
        message=st.just("new"),
        voice=st.sampled_from(Voice),
        text=st.sampled_from(["", "شكرًا", "a\0b"]),
        visit=st.none() | served_or_any,
        service=st.none() | codes,
    ),
    asking(c.NoteQuestion, message=st.just("new"), employee=people, service=st.none() | codes),
    asking(
        c.Answer,
        message=st.sampled_from(["open", "open", "unknown"]),
        employee=people,
        progress=st.sampled_from(Progress),
        reference=st.sampled_from([None, None, "2026-7"]),
    ),
)

soon = st.integers(-1, 3).map(lambda n: date(2026, 11, 22 + n))
measurements = st.builds(
    Measured,
    first=soon,
    last=soon,
    value=st.none() | st.integers(-1, 1_001),
    count=st.integers(0, 2),
)

of_actions = st.one_of(
    asking(
        c.OpenAction,
        action=st.just("new"),
        cause=st.sampled_from(Cause),
        aim=st.sampled_from(Aim),
        before=measurements,
        due=soon,
        who=people,
        text=st.sampled_from(["", "افتح شباكًا", "0791234567"]),
        service=st.none() | codes,
        employee=people,
    ),
    asking(
        c.RecordUnannounced,
        unannounced=st.just("form"),
        on=soon,
        points=st.lists(st.sampled_from([None, 0, 2, 3]), min_size=16, max_size=16).map(tuple),
        service=st.none() | codes,
        employee=people,
    ),
    asking(c.PlanAction, action=st.just("open"), due=soon, who=people, employee=people),
    asking(
        c.EndAction,
        action=st.just("open"),
        state=st.sampled_from(ActionState),
        after=st.none() | measurements,
        text=st.sampled_from(["", "أقصر"]),
        employee=people,
    ),
)

some_skills = st.sampled_from(
    [*(post.skills or () for post in POSTS), full(*SMALL.skills()), full("pension"), ()]
)

wall_clocks = st.integers(QUARTER_PAST_NINE - DAY, QUARTER_PAST_NINE + DAY)

found = st.lists(
    st.builds(
        c.NewAlarm,
        st.uuids().map(str),
        st.builds(Sign, st.sampled_from(AlarmKind), st.sampled_from(["", "1", "civil", "birth"])),
        st.integers(0, 99),
    ),
    max_size=3,
).map(tuple)

of_the_manager = st.one_of(
    asking(c.LendSkills, who=people, skills=some_skills, employee=st.none() | people),
    asking(c.UnlockEmployee, who=people, employee=st.none() | people),
    asking(c.ResetPin, who=people, pin=st.just("2468"), employee=st.none() | people),
    asking(c.ReportPrinter, state=st.sampled_from(PrinterState)),
    asking(c.NoteAlarms, raised=found, over=st.sampled_from([(), ("alarm",), ("gone",)])),
    asking(
        c.TakeUpAlarm,
        alarm=st.sampled_from(["alarm", "gone"]),
        answer=st.sampled_from(AlarmAnswer),
        employee=st.none() | people,
    ),
    asking(c.PutAwayAlarm, alarm=st.just("alarm"), employee=st.none() | people),
    asking(
        c.PostBulletin,
        bulletin=st.sampled_from(["one", "two", "three", "four", "five"]),
        place=st.sampled_from(Place),
        saying=st.sampled_from(Saying),
        minutes=st.none() | st.sampled_from([0, 15, 60]),
        agency=st.none() | st.sampled_from(["civil", "nobody"]),
        counters=st.sampled_from([(), ("1",)]),
        spoken=st.booleans(),
        employee=st.none() | people,
    ),
    asking(c.TakeDownBulletin, bulletin=st.just("one"), employee=st.none() | people),
    asking(c.SeeBulletin, bulletin=st.just("two"), counter=st.just("1"), employee=people),
    asking(c.NoteClock, old=wall_clocks, new=wall_clocks),
    asking(c.OpenDay),
    asking(c.CloseDay, employee=st.none() | people),
    asking(c.ReopenDay, employee=st.none() | people),
    asking(c.MuteVoice, muted=st.booleans(), employee=st.none() | people),
    asking(c.PauseHall, employee=st.none() | people),
    *[asking(c.ResumeHall)] * 3,
    asking(
        c.Configure,
        settings=st.builds(
            settings_with,
            always=st.booleans(),
            closed=st.booleans(),
            zones=st.booleans(),
            routing=st.sampled_from(EXTREME),
        ),
    ),
    asking(
        c.EnrolEmployee,
        who=people,
        home=st.sampled_from(["civil", "civil", "nowhere"]),
        roles=st.sampled_from([(Role.AGENT,), (Role.AGENT, Role.SUPERVISOR), (Role.MANAGER,)]),
        active=st.sampled_from([True, True, True, False]),
        employee=st.none() | people,
        skills=st.sampled_from([*(post.skills or () for post in POSTS), full(*SMALL.skills())]),
    ),
    asking(
        c.AdoptCatalogue,
        serial=st.sampled_from(["small-1", "small-2", "small-3"]),
        sha256=st.just("0" * 64),
    ),
    received,
    asking(
        c.PlaceCounter,
        counter=counters.filter(lambda counter: counter != "99"),
        zone=st.sampled_from(["hall", "upper", "cellar"]),
    ),
    asking(c.RetireCounter, counter=counters, employee=st.none() | people),
)
