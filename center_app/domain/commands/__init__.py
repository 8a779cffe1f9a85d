"""What a station asks the center to do: one frozen dataclass a verb.

Every command has an id of its own, so that repeating it changes nothing, and names the station
and the employee that it comes from.
"""

from center_app.domain.commands.center import (
    AdoptCatalogue,
    CloseDay,
    Configure,
    EnrolEmployee,
    LendSkills,
    OpenDay,
    PlaceCounter,
    ReopenDay,
    TakeAppointments,
)
from center_app.domain.commands.command import Command
from center_app.domain.commands.desk import (
    AddLine,
    AtDesk,
    CallNext,
    CallNumber,
    DropLine,
    Finish,
    Hold,
    Miss,
    Recall,
    Release,
    Resume,
    Start,
    Transfer,
    Undo,
    WalkIn,
)
from center_app.domain.commands.staff import (
    AcknowledgeHelp,
    CallForHelp,
    CloseCounter,
    OpenCounter,
    PauseCounter,
    PlanBreaks,
    SignIn,
    SignOut,
    TakeOver,
    UnlockEmployee,
)
from center_app.domain.commands.stations import ReportPrinter
from center_app.domain.commands.voice import Answer, NoteQuestion, Rate, Tell
from center_app.domain.commands.welcome import Asked, Cancel, CheckIn, Issue, Return, SeeDocuments

__all__ = [
    "AcknowledgeHelp",
    "AddLine",
    "AdoptCatalogue",
    "Answer",
    "Asked",
    "AtDesk",
    "CallForHelp",
    "CallNext",
    "CallNumber",
    "Cancel",
    "CheckIn",
    "CloseCounter",
    "CloseDay",
    "Command",
    "Configure",
    "DropLine",
    "EnrolEmployee",
    "Finish",
    "Hold",
    "Issue",
    "LendSkills",
    "Miss",
    "NoteQuestion",
    "OpenCounter",
    "OpenDay",
    "PauseCounter",
    "PlaceCounter",
    "PlanBreaks",
    "Rate",
    "Recall",
    "Release",
    "ReopenDay",
    "ReportPrinter",
    "Resume",
    "Return",
    "SeeDocuments",
    "SignIn",
    "SignOut",
    "Start",
    "TakeAppointments",
    "TakeOver",
    "Tell",
    "Transfer",
    "Undo",
    "UnlockEmployee",
    "WalkIn",
]
