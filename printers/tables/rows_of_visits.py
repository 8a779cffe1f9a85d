"""Every visit and every step in a line, without anything that says who it was.

A visit is named as in the event log: by its day and its place among the tickets of that day. No
number, no class of priority (it may tell of a disability) and no employee is there.
"""

from collections import Counter as Tally

from center_app.domain.catalogue import Audience
from center_app.domain.dossier import Dossier
from center_app.domain.facts import Facts, StepFacts, VisitFacts
from center_app.domain.step import StepState
from center_app.domain.visit import Stand
from center_app.language import Language, words
from printers.tables.table import Cell, Column, Lines, Table, duration, moment

STANDS = {
    Stand.WAITING: words("waiting"),
    Stand.CALLED: words("called"),
    Stand.SERVING: words("being served"),
    Stand.HELD: words("on hold"),
    Stand.LATER: words("to be called later"),
    Stand.SERVED: words("served"),
    Stand.MISSED: words("absent when called"),
    Stand.CANCELLED: words("cancelled by the visitor"),
    Stand.EXPIRED: words("unserved at closing"),
}

STATES = {
    StepState.WAITING: words("waiting"),
    StepState.CALLED: words("called"),
    StepState.SERVING: words("being served"),
    StepState.HELD: words("on hold"),
    StepState.AWAITED: words("in the back office"),
    StepState.DONE: words("served"),
    StepState.MISSED: words("absent when called"),
    StepState.CANCELLED: words("cancelled by the visitor"),
    StepState.EXPIRED: words("unserved at closing"),
    StepState.DROPPED: words("dropped"),
}

AUDIENCES = {
    Audience.INDIVIDUALS: words("individuals"),
    Audience.ESTABLISHMENTS: words("establishments"),
}


def names_of(facts: Facts) -> dict[str, str]:
    """What each visit is called: `2026-11-22/V0001`."""
    given: Tally[str] = Tally()
    names = {}
    for visit in facts.visits:
        day = visit.day.isoformat()
        given[day] += 1
        names[visit.visit] = f"{day}/V{given[day]:04d}"
    return names


def visits_table(dossier: Dossier, language: Language) -> Table:
    names = names_of(dossier.facts)
    columns = (
        Column("visit", language.say("Visit")),
        Column("day", language.say("Day")),
        Column("issued", language.say("Ticket issued")),
        Column("ended", language.say("Ended")),
        Column("stand", language.say("How it ended")),
        Column("audience", language.say("For")),
        Column("language", language.say("Language")),
        Column("priority", language.say("With priority")),
        Column("wait_to_call", language.say("Wait to the call")),
        Column("total", language.say("Whole visit")),
        Column("held_by_visitor", language.say("Held at the visitor's wish")),
        Column("held_by_center", language.say("Held by the center")),
        Column("counters", language.say("Counters")),
        Column("transfers", language.say("Hand-overs")),
        Column("promise_low", language.say("Promised from")),
        Column("promise_high", language.say("Promised up to")),
        Column("within", language.say("Within target")),
        Column("resolved", language.say("Resolved")),
        Column("stars", language.say("Rating")),
    )
    stands = {stand: language.say(name) for stand, name in STANDS.items()}
    audiences = {audience: language.say(name) for audience, name in AUDIENCES.items()}

    def cells(visit: VisitFacts) -> tuple[Cell, ...]:
        return (
            names[visit.visit],
            visit.day,
            moment(visit.issued_at),
            moment(visit.ended_at),
            stands[visit.stand],
            audiences[visit.audience],
            visit.language,
            visit.priority is not None,
            duration(visit.wait_to_call_ms),
            duration(visit.total_ms),
            duration(visit.held_citizen_ms),
            duration(visit.held_center_ms),
            visit.counters,
            visit.transfers,
            duration(visit.promise_low_ms),
            duration(visit.promise_high_ms),
            visit.within,
            visit.resolved,
            visit.stars,
        )

    return Table("visits", language.say("Visits"), columns, Lines(dossier.facts.visits, cells))


def steps_table(dossier: Dossier, language: Language) -> Table:
    names = names_of(dossier.facts)
    services = {line.service: line.name.in_(language.code) for line in dossier.report.services}
    columns = (
        Column("visit", language.say("Visit")),
        Column("line", language.say("Line")),
        Column("stage", language.say("Stage")),
        Column("service", language.say("Service")),
        Column("name", language.say("Name")),
        Column("agency", language.say("Agency")),
        Column("quantity", language.say("Quantity")),
        Column("state", language.say("How it ended")),
        Column("counter", language.say("Counter")),
        Column("target", language.say("Target")),
        Column("wait", language.say("Wait")),
        Column("served", language.say("Time of serving")),
        Column("finished", language.say("Finished")),
        Column("within", language.say("Within target")),
        Column("completed", language.say("Completed")),
        Column("incomplete", language.say("Incomplete")),
        Column("online", language.say("Done online")),
        Column("referred", language.say("Referred")),
        Column("rejected", language.say("Rejected")),
        Column("ready_later", language.say("Ready later")),
    )
    states = {state: language.say(name) for state, name in STATES.items()}

    def cells(step: StepFacts) -> tuple[Cell, ...]:
        return (
            names[step.visit],
            step.line + 1,
            step.stage + 1,
            step.service,
            services.get(step.service, step.service),
            step.agency,
            step.quantity,
            states[step.state],
            step.counter,
            duration(step.target_ms),
            duration(step.wait_ms),
            duration(step.served_ms),
            moment(step.finished_at),
            step.within,
            step.completed,
            step.incomplete,
            step.online,
            step.referred,
            step.rejected,
            step.ready_later,
        )

    return Table("steps", language.say("Steps"), columns, Lines(dossier.facts.steps, cells))
