"""The verbs: each decides a command against the hall as it is, and records nothing itself."""

from collections.abc import Callable
from typing import Any

from center_app.domain import commands as c
from center_app.domain.clock import Instant
from center_app.domain.events import Event
from center_app.domain.hall import Hall
from center_app.domain.rights import check_right
from center_app.domain.routing.rule import Rule, most_due
from center_app.domain.verbs import (
    actions,
    alarms,
    appointments,
    back_office,
    bulletins,
    by_hand,
    by_paper,
    day,
    desk,
    dropping,
    finishing,
    forward,
    judging,
    later,
    leaving,
    pausing,
    results,
    returning,
    setup,
    shift,
    sitting,
    staff,
    stations,
    taking_in,
    transfer,
    unannounced,
    undo,
    voice,
    welcome,
)

Verb = Callable[[Hall, Any, Instant], list[Event]]

VERBS: dict[type[c.Command], Verb] = {
    c.Configure: setup.configure,
    c.AdoptCatalogue: setup.adopt_catalogue,
    c.ReceiveCatalogue: setup.receive_catalogue,
    c.PlaceCounter: setup.place_counter,
    c.RetireCounter: setup.retire_counter,
    c.EnrolEmployee: setup.enrol_employee,
    c.LendSkills: setup.lend_skills,
    c.TakeAppointments: appointments.take_appointments,
    c.NoteClock: day.note_clock,
    c.EndPutOff: later.end_put_off,
    c.OpenDay: day.open_day,
    c.CloseDay: day.close_day,
    c.ReopenDay: day.reopen_day,
    c.MuteVoice: day.mute_voice,
    c.PauseHall: pausing.pause_hall,
    c.ResumeHall: pausing.resume_hall,
    c.SignIn: staff.sign_in,
    c.TakeOver: shift.take_over,
    c.SignOut: staff.sign_out,
    c.UnlockEmployee: staff.unlock_employee,
    c.ResetPin: staff.reset_pin,
    c.OpenCounter: staff.open_counter,
    c.PlanBreaks: staff.plan_breaks,
    c.PauseCounter: staff.pause_counter,
    c.CloseCounter: staff.close_counter,
    c.JudgeTime: judging.judge_time,
    c.CallForHelp: staff.call_for_help,
    c.AcknowledgeHelp: staff.acknowledge_help,
    c.NoteAlarms: alarms.note_alarms,
    c.TakeUpAlarm: alarms.take_up_alarm,
    c.PutAwayAlarm: alarms.put_away_alarm,
    c.PostBulletin: bulletins.post_bulletin,
    c.TakeDownBulletin: bulletins.take_down_bulletin,
    c.SeeBulletin: bulletins.see_bulletin,
    c.ReportPrinter: stations.report_printer,
    c.Issue: welcome.issue,
    c.TakeIn: taking_in.take_in,
    c.TakeInService: by_paper.take_in_service,
    c.SettleLeftOver: by_paper.settle_left_over,
    c.CheckIn: appointments.check_in,
    c.PickUp: results.pick_up,
    c.Cancel: welcome.cancel,
    c.SeeDocuments: welcome.see_documents,
    c.PutForward: forward.put_forward,
    c.PutBack: forward.put_back,
    c.PutOff: later.put_off,
    c.Return: returning.come_back,
    c.Recall: desk.recall,
    c.Start: desk.start,
    c.Miss: desk.miss,
    c.Resume: desk.resume,
    c.Release: desk.release,
    c.AddLine: sitting.add_line,
    c.Finish: finishing.finish,
    c.FinishVisit: leaving.finish_visit,
    c.BringBack: back_office.bring_back,
    c.DropLine: dropping.drop_line,
    c.Hold: sitting.hold,
    c.Transfer: transfer.transfer,
    c.Undo: undo.undo,
    c.Rate: voice.rate,
    c.Tell: voice.tell,
    c.NoteQuestion: voice.note_question,
    c.Answer: voice.answer,
    c.RecordUnannounced: unannounced.record_unannounced,
    c.OpenAction: actions.open_action,
    c.PlanAction: actions.plan_action,
    c.EndAction: actions.end_action,
}

CALLS: dict[type[c.Command], Callable[[Hall, Any, Instant, Rule], list[Event]]] = {
    c.CallNext: desk.call_next,
    c.CallNumber: by_hand.call_number,
    c.WalkIn: by_hand.walk_in,
}
"""Those that ask the rule who is next."""


def decide(hall: Hall, command: c.Command, now: Instant, rule: Rule = most_due) -> list[Event]:
    """What the command makes happen. Raises Refused when the hall does not allow it."""
    check_right(hall, command)
    pausing.check_paused(hall, command)
    call = CALLS.get(type(command))
    if call is not None:
        return call(hall, command, now, rule)
    return staff.then_closed(hall, VERBS[type(command)](hall, command, now))
