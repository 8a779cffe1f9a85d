"""How each event changes the hall: the only place that does.

Nothing is decided here and nothing refused; what stands in the journal has happened.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.evolve import (
    actions,
    alarms,
    bulletins,
    center,
    experience,
    presence,
    results,
    stations,
    unannounced,
    undo,
    visits,
    voice,
)
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall

BY_PAPER = (
    e.VisitReleased
    | e.VisitReturned
    | e.VisitCalled
    | e.SittingStarted
    | e.StepStarted
    | e.StepFinished
    | e.VisitTransferred
    | e.VisitHeld
    | e.VisitEnded
)
"""What may have happened by paper, at its own time."""

EDITION = 18
"""Raised whenever the same events come to give another hall: older checkpoints are left aside."""

CHANGES: dict[type[e.Event], Callable[[Hall, Any, Fact], None]] = {
    e.CenterConfigured: center.center_configured,
    e.CatalogueAdopted: center.catalogue_adopted,
    e.CatalogueReceived: center.catalogue_received,
    e.CounterPlaced: center.counter_placed,
    e.CounterRetired: center.counter_retired,
    e.EmployeeEnrolled: center.employee_enrolled,
    e.SkillsLent: center.skills_lent,
    e.AppointmentMade: center.appointment_made,
    e.AppointmentWithdrawn: center.appointment_withdrawn,
    e.EntryDamaged: center.entry_damaged,
    e.ClockStepped: center.clock_stepped,
    e.DayOpened: center.day_opened,
    e.DayClosed: center.day_closed,
    e.DayReopened: center.day_reopened,
    e.VoiceMuted: center.voice_muted,
    e.HallPaused: center.hall_paused,
    e.HallResumed: center.hall_resumed,
    e.EmployeeSignedIn: center.employee_signed_in,
    e.EmployeeSignedOut: center.employee_signed_out,
    e.EmployeeTookOver: center.employee_took_over,
    e.EmployeeUnlocked: center.employee_unlocked,
    e.PinReset: center.pin_reset,
    e.CounterOpened: center.counter_opened,
    e.BreaksPlanned: center.breaks_planned,
    e.CounterPaused: center.counter_paused,
    e.CounterClosing: center.counter_closing,
    e.CounterClosed: center.counter_closed,
    e.TimeJudged: visits.time_judged,
    e.HelpCalled: center.help_called,
    e.HelpAcknowledged: center.help_acknowledged,
    e.AlarmRaised: alarms.alarm_raised,
    e.AlarmTakenUp: alarms.alarm_taken_up,
    e.AlarmPutAway: alarms.alarm_put_away,
    e.AlarmEnded: alarms.alarm_ended,
    e.BulletinPosted: bulletins.bulletin_posted,
    e.BulletinTakenDown: bulletins.bulletin_taken_down,
    e.BulletinSeen: bulletins.bulletin_seen,
    e.PrinterChanged: stations.printer_changed,
    e.PaperLeftOver: stations.paper_left_over,
    e.LeftOverSettled: stations.left_over_settled,
    e.VisitIssued: visits.visit_issued,
    e.NumberAdded: visits.number_added,
    e.VisitCancelled: visits.visit_cancelled,
    e.DocumentsSeen: visits.documents_seen,
    e.VisitExpired: visits.visit_expired,
    e.VisitMissed: visits.visit_missed,
    e.VisitEnded: visits.visit_ended,
    e.VisitCalled: visits.visit_called,
    e.VisitRecalled: visits.visit_recalled,
    e.SittingStarted: visits.sitting_started,
    e.StepStarted: visits.step_started,
    e.StepFinished: visits.step_finished,
    e.StepSentAway: visits.step_sent_away,
    e.StepBroughtBack: visits.step_brought_back,
    e.ResultPromised: results.result_promised,
    e.LineAdded: visits.line_added,
    e.StepDropped: visits.step_dropped,
    e.VisitHeld: visits.visit_held,
    e.VisitResumed: visits.visit_resumed,
    e.VisitReleased: visits.visit_released,
    e.VisitReturned: visits.visit_returned,
    e.VisitPutOff: visits.visit_put_off,
    e.VisitBack: visits.visit_back,
    e.VisitPutForward: visits.visit_put_forward,
    e.VisitPutBack: visits.visit_put_back,
    e.VisitTransferred: visits.visit_transferred,
    e.VisitUndone: undo.visit_undone,
    e.VisitRated: voice.visit_rated,
    e.MessageTold: voice.message_told,
    e.MessageAnswered: voice.message_answered,
    e.UnannouncedRecorded: unannounced.unannounced_recorded,
    e.ActionOpened: actions.action_opened,
    e.ActionPlanned: actions.action_planned,
    e.ActionEnded: actions.action_ended,
}


def evolve(hall: Hall, fact: Fact) -> None:
    """Learn from one fact, and change the hall by it."""
    undo.settle(hall, fact)
    own = fact.event.own if isinstance(fact.event, BY_PAPER) else None
    if own is not None:
        _evolve_away(hall, fact, own.instant)
        return
    if isinstance(fact.event, e.CounterOpened):
        experience.counter_opened(hall, fact.event, fact.at)
    elif isinstance(fact.event, e.VisitCalled):
        experience.note_call(hall, fact.event, fact.at)
    presence.note(hall, fact)
    undo.remember(hall, fact)
    CHANGES[type(fact.event)](hall, fact.event, fact)


def _evolve_away(hall: Hall, fact: Fact, at: Instant) -> None:
    """What was by paper happened at its own time: it can be undone no more, and teaches nothing."""
    presence.note(hall, fact)
    if isinstance(fact.event, e.StepFinished):
        presence.has_served(hall, fact.event.counter, fact.event.served_ms)
    CHANGES[type(fact.event)](hall, fact.event, replace(fact, at=at, away=True))


__all__ = ["EDITION", "Fact", "evolve"]
