"""Each view is asked for once, for as many as look."""

import asyncio

from center_app.domain.views.kiosk import Services, Welcome
from centers import Running
from phones import Breakable
from ui.phone.sight import Sight


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
