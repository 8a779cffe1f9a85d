"""How many improvement actions there are, and what came of them.

Times are milliseconds since 1970 UTC, durations milliseconds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from center_app.domain.action import Action, ActionState, Aim, Cause, Verdict


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """One action that was opened on the business day `day`, as a row; values as in `Measured`.

    `from_message` says whether a message was its reason, else it was a figure.
    """

    action: str
    day: date
    cause: Cause
    aim: Aim
    agency: str | None
    service: str | None
    from_message: bool
    due: date
    state: ActionState
    opened_at: int
    ended_at: int | None
    took_ms: int | None
    before_value: int | None
    after_value: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ActionTotals:
    """Of some days: opened on them; done and dropped of those, and how many helped; late now."""

    opened: int
    open: int
    late: int
    done: int
    dropped: int
    better: int


NO_ACTIONS = ActionTotals(0, 0, 0, 0, 0, 0)


def action_facts(action: Action) -> ActionFacts:
    """The row of an action as it stands."""
    return ActionFacts(
        action=action.id,
        day=action.day,
        cause=action.cause,
        aim=action.aim,
        agency=action.agency,
        service=action.service,
        from_message=action.message is not None,
        due=action.due,
        state=action.state,
        opened_at=action.opened.at,
        ended_at=action.ended.at if action.ended is not None else None,
        took_ms=action.took_ms,
        before_value=action.before.value,
        after_value=action.after.value if action.after is not None else None,
        verdict=action.verdict,
    )


def action_totals(rows: Iterable[ActionFacts], today: date) -> ActionTotals:
    """Count the rows of some days as they stand `today`."""
    every = list(rows)
    states = [one.state for one in every]
    still = [one for one in every if one.state is ActionState.OPEN]
    return ActionTotals(
        opened=len(every),
        open=len(still),
        late=sum(one.due < today for one in still),
        done=states.count(ActionState.DONE),
        dropped=states.count(ActionState.DROPPED),
        better=sum(
            one.state is ActionState.DONE and one.verdict is Verdict.BETTER for one in every
        ),
    )


def as_they_stood(rows: Iterable[ActionFacts], as_of: int) -> Iterator[ActionFacts]:
    """The rows as they were at that moment: what ended later was still under way."""
    for one in rows:
        if one.ended_at is None or one.ended_at <= as_of:
            yield one
        else:
            yield replace(
                one,
                state=ActionState.OPEN,
                ended_at=None,
                took_ms=None,
                after_value=None,
                verdict=Verdict.UNKNOWN,
            )
