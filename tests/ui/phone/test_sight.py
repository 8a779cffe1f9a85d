"""Each view is asked for once, for as many as look."""

import asyncio
import secrets
import time
from typing import Any

import pytest

from center_app.domain.refusal import Refused
from center_app.domain.views.kiosk import Services, Welcome
from center_app.domain.views.moving import Moving
from center_app.domain.views.my_ticket import MyTicket
from centers import Running
from phones import Breakable
from ui.phone import sight as phone_sight
from ui.phone.sight import Sight


class Slow(Breakable):
    def see(self, query: Any) -> Any:
        time.sleep(0.05)
        return super().see(query)


def ticket(running: Running) -> MyTicket:
    token = secrets.token_urlsafe(16)
    running.issue("identity-card", token=token)
    return MyTicket(token)


def test_many_who_look_at_once_wait_for_one_answer(running: Running) -> None:
    center = Slow(running.center)
    sight = Sight(center)

    async def look() -> set[str]:
        mine = ticket(running)
        seen = await asyncio.gather(*(sight.see(mine) for _ in range(50)))
        return {one.value.number for one in seen}

    assert asyncio.run(look()) == {"A001"}
    assert [type(query) for query in center.asked] == [Moving, MyTicket]


def test_a_call_is_seen_at_once_and_what_concerns_others_is_not_asked_about(
    running: Running,
) -> None:
    center = Breakable(running.center)
    sight = Sight(center)

    async def look() -> list[str]:
        first, second = ticket(running), ticket(running)
        stands: list[str] = []
        for act in (None, running.call, None):
            if act is not None:
                act()
                sight._hall += 1  # as the news do
            stands += [(await sight.see(one)).value.stand.value for one in (first, second)]
        return stands

    assert asyncio.run(look()) == ["waiting"] * 2 + ["called", "waiting"] * 2
    assert [type(query) for query in center.asked].count(MyTicket) == 3


def test_an_unknown_one_is_asked_for_again_and_nothing_of_it_is_kept(running: Running) -> None:
    sight = Sight(Breakable(running.center))

    async def look() -> None:
        for _ in range(2):
            with pytest.raises(Refused):
                await sight.see(MyTicket("nobody-has-this-secret"))
        assert not sight.knows(MyTicket("nobody-has-this-secret"))

    asyncio.run(look())


def test_what_is_old_is_shown_once_more_and_asked_anew_for_whoever_looks_next(
    running: Running,
) -> None:
    center, now = Breakable(running.center), [0.0]
    sight = Sight(center, lambda: now[0])

    async def look() -> list[int]:
        mine, asked = ticket(running), []
        for now[0] in (1.0, 14.0, 59.0, 62.0, 63.0, 121.0, 300.0):
            await sight.see(mine)
            await asyncio.sleep(0.05)
            asked.append([type(query) for query in center.asked].count(MyTicket))
        return asked

    assert asyncio.run(look()) == [1, 1, 1, 2, 2, 2, 3]


def test_the_waits_of_all_services_are_asked_for_seldom(running: Running) -> None:
    center, now = Breakable(running.center), [0.0]
    sight = Sight(center, lambda: now[0])

    async def look() -> None:
        for now[0] in (1.0, 5.0, 15.0, 40.0, 54.0, 64.0):
            await sight.see(Welcome())
            await sight.see(Services())

    asyncio.run(look())
    asked = [type(query) for query in center.asked]
    assert asked.count(Welcome) == 3
    assert asked.count(Services) == 1


def test_no_more_views_are_kept_than_fit(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_sight, "MOST", 5)
    sight = Sight(Breakable(running.center))

    async def look() -> list[bool]:
        tickets = [ticket(running) for _ in range(8)]
        for one in tickets:
            await sight.see(one)
        return [sight.knows(one) for one in tickets]

    assert asyncio.run(look()) == [False] * 4 + [True] * 4, "and what moves"
