"""What happened: facts in the past tense, one frozen dataclass a kind.

`type` and `version` name the shape on the wire. No event holds a name or free text; reasons are
codes. Durations are milliseconds.
"""

from center_app.domain.events.center import (
    CatalogueAdopted,
    CenterConfigured,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    CounterPlaced,
    DayClosed,
    DayOpened,
    DayReopened,
    EmployeeEnrolled,
    EmployeeSignedIn,
    EmployeeSignedOut,
)
from center_app.domain.events.event import Event, Kind
from center_app.domain.events.visits import (
    LineAdded,
    SittingStarted,
    StepFinished,
    StepStarted,
    VisitCalled,
    VisitCancelled,
    VisitEnded,
    VisitExpired,
    VisitHeld,
    VisitIssued,
    VisitMissed,
    VisitRecalled,
    VisitResumed,
    VisitTransferred,
    Why,
)

__all__ = [
    "CatalogueAdopted",
    "CenterConfigured",
    "CounterClosed",
    "CounterOpened",
    "CounterPaused",
    "CounterPlaced",
    "DayClosed",
    "DayOpened",
    "DayReopened",
    "EmployeeEnrolled",
    "EmployeeSignedIn",
    "EmployeeSignedOut",
    "Event",
    "Kind",
    "LineAdded",
    "SittingStarted",
    "StepFinished",
    "StepStarted",
    "VisitCalled",
    "VisitCancelled",
    "VisitEnded",
    "VisitExpired",
    "VisitHeld",
    "VisitIssued",
    "VisitMissed",
    "VisitRecalled",
    "VisitResumed",
    "VisitTransferred",
    "Why",
]
