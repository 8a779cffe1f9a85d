"""Many tickets are asked for at once, and each as seldom as can be."""

import asyncio
import secrets
import time
from typing import Any

import pytest

from center_app.domain import commands as c
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.views.moving import Moving
from center_app.domain.views.my_ticket import MyTickets
from centers import Running
from phones import Breakable
from ui.phone import tickets as phone_tickets
from ui.phone.sight import Sight
from ui.phone.tickets import Tickets


class Slow(Breakable):
    def see(self, query: Any) -> Any:
        time.sleep(0.05)
        return super().see(query)


def ticket(running: Running) -> str:
    token = secrets.token_urlsafe(16)
    running.issue("identity-card", token=token)
    return token


def questions(center: Breakable) -> list[tuple[str, ...]]:
    """The tickets of each question that was asked."""
    return [query.secrets for query in center.asked if isinstance(query, MyTickets)]


def test_many_who_look_at_once_wait_for_one_answer(running: Running) -> None:
    center = Slow(running.center)
    tickets = Tickets(Sight(center))

    async def look() -> set[str]:
        mine = ticket(running)
        seen = await asyncio.gather(*(tickets.see(mine) for _ in range(50)))
        return {one.value.number for one in seen}

    assert asyncio.run(look()) == {"A001"}
    assert [type(query) for query in center.asked] == [Moving, MyTickets]


def test_many_tickets_go_in_one_question(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_tickets, "AT_ONCE", 20)
    center = Slow(running.center)
    tickets = Tickets(Sight(center))
    mine = [ticket(running) for _ in range(50)]

    async def look() -> list[str]:
        seen = await asyncio.gather(*map(tickets.see, mine))
        return [one.value.number for one in seen]

    assert asyncio.run(look()) == [f"A{n:03d}" for n in range(1, 51)]
    assert [len(asked) for asked in questions(center)] == [20, 20, 10]


def test_a_call_is_seen_at_once_and_what_concerns_others_is_not_asked_about(
    running: Running,
) -> None:
    center = Breakable(running.center)
    sight = Sight(center)
    tickets = Tickets(sight)

    async def look() -> list[str]:
        first, second = ticket(running), ticket(running)
        stands: list[str] = []
        for act in (None, running.call, None):
            if act is not None:
                act()
                sight._hall += 1  # as the news do
            stands += [(await tickets.see(one)).value.stand.value for one in (first, second)]
        return stands

    assert asyncio.run(look()) == ["waiting"] * 2 + ["called", "waiting"] * 2
    assert len(questions(center)) == 3


def test_what_is_looked_at_after_a_deed_was_asked_for_after_it(running: Running) -> None:
    """Also where a question from before it is still on its way."""
    center = Slow(running.center)
    tickets = Tickets(Sight(center))

    async def look() -> str:
        mine = ticket(running)
        visit = (await tickets.see(mine)).value.visit
        tickets.forget(mine)
        on_its_way = asyncio.create_task(tickets.see(mine))
        await asyncio.sleep(0.02)
        running.do(c.PutOff, visit=visit, minutes=10)
        tickets.forget(mine)
        stand = (await tickets.see(mine)).value.stand.value
        await on_its_way
        return stand

    assert asyncio.run(look()) == "later"


def test_an_unknown_one_is_asked_for_again_and_nothing_of_it_is_kept(running: Running) -> None:
    tickets = Tickets(Sight(Breakable(running.center)))

    async def look() -> None:
        for _ in range(2):
            with pytest.raises(Refused):
                await tickets.see("nobody-has-this-secret")
        assert not tickets.knows("nobody-has-this-secret")

    asyncio.run(look())


def test_one_that_is_unknown_spoils_no_other(running: Running) -> None:
    tickets = Tickets(Sight(Breakable(running.center)))
    mine = ticket(running)

    async def look() -> list[object]:
        wanted = (tickets.see(one) for one in ("nobody-has-this-secret", mine))
        return list(await asyncio.gather(*wanted, return_exceptions=True))

    refused, seen = asyncio.run(look())
    assert isinstance(refused, Refused)
    assert not isinstance(seen, BaseException)


def test_what_is_old_is_shown_once_more_and_asked_anew_for_whoever_looks_next(
    running: Running,
) -> None:
    center, now = Breakable(running.center), [0.0]
    tickets = Tickets(Sight(center, lambda: now[0]))

    async def look() -> list[int]:
        mine, asked = ticket(running), []
        for now[0] in (1.0, 14.0, 59.0, 62.0, 63.0, 121.0, 300.0):
            await tickets.see(mine)
            await asyncio.sleep(0.05)
            asked.append(len(questions(center)))
        return asked

    assert asyncio.run(look()) == [1, 1, 1, 2, 2, 2, 3]


def test_who_would_have_to_ask_soon_goes_along_if_anybody_looks_there(running: Running) -> None:
    center, now = Breakable(running.center), [0.0]
    tickets = Tickets(Sight(center, lambda: now[0]))

    async def look() -> None:
        looked_at, put_away, fresh = ticket(running), ticket(running), ticket(running)
        await asyncio.gather(tickets.see(looked_at), tickets.see(put_away))
        for now[0] in (15.0, 30.0, 45.0):
            await tickets.see(looked_at)
        now[0] = 50.0
        await tickets.see(fresh)
        assert set(questions(center)[-1]) == {fresh, looked_at}
        now[0] = 100.0
        await tickets.see(looked_at)

    asyncio.run(look())
    assert len(questions(center)) == 2, "it was asked for at 50, and is not old yet"


def test_what_was_written_of_a_view_stays_as_long_as_the_view(running: Running) -> None:
    center, now = Breakable(running.center), [0.0]
    tickets = Tickets(Sight(center, lambda: now[0]))

    async def look() -> list[bool]:
        ticket(running)
        running.clock.go_on(minutes=1)
        mine = ticket(running)
        first = await tickets.see(mine)
        now[0] = 95.0
        again = await tickets.see(mine)
        running.call()
        now[0] = 190.0
        changed = await tickets.see(mine)
        return [again.pages is first.pages, changed.pages is first.pages]

    assert asyncio.run(look()) == [True, False]


def test_while_the_center_is_away_what_was_seen_stays(running: Running) -> None:
    center = Breakable(running.center)
    sight = Sight(center)
    tickets = Tickets(sight)

    async def look() -> None:
        known, never = ticket(running), ticket(running)
        await tickets.see(known)
        tickets.forget(known)
        center.is_broken = True
        assert (await tickets.see(known)).value.number == "A001"
        assert sight.is_away
        with pytest.raises(Unavailable):
            await tickets.see(never)

    asyncio.run(look())


def test_no_more_tickets_are_kept_than_fit(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone_tickets, "MOST", 4)
    tickets = Tickets(Sight(Breakable(running.center)))

    async def look() -> list[bool]:
        mine = [ticket(running) for _ in range(8)]
        for one in mine:
            await tickets.see(one)
        assert len(tickets._looked) == len(tickets._seen)
        return [tickets.knows(one) for one in mine]

    assert asyncio.run(look()) == [False] * 4 + [True] * 4
