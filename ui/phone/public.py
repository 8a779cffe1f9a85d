"""The pages for everybody: the center, an agency, a service."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from center_app.domain.catalogue import Catalogue
from center_app.domain.views.kiosk import Services, Welcome, WelcomeView
from ui.phone.answers import Writer, answer
from ui.phone.center_page import AGENCY, SERVICE, agency_page, center_page, service_page
from ui.phone.sight import Seen, Sight


class PublicPages:
    """Each is written once for every state of the hall, however many read it."""

    def __init__(self, sight: Sight, writer: Writer) -> None:
        self._sight, self._writer = sight, writer
        self.routes = [
            Route("/", self._hall),
            Route(f"/{AGENCY}/{{code}}", self._agency),
            Route(f"/{SERVICE}/{{code}}", self._service),
        ]

    async def _hall(self, request: Request) -> Response:
        hall, catalogue = await self._known()
        language = self._writer.language(request)
        page = center_page(
            hall.value, catalogue, language, self._writer.tongues, self._sight.age_s(hall)
        )
        return answer(request, self._writer.written(page, language))

    async def _agency(self, request: Request) -> Response:
        hall, catalogue = await self._known()
        agency = catalogue.agency(request.path_params["code"])
        if agency is None:
            raise HTTPException(404)
        language, age_s = self._writer.language(request), self._sight.age_s(hall)
        page = agency_page(agency, hall.value, catalogue, language, self._writer.tongues, age_s)
        return answer(request, self._writer.written(page, language))

    async def _service(self, request: Request) -> Response:
        hall, catalogue = await self._known()
        service = catalogue.service(request.path_params["code"])
        if service is None:
            raise HTTPException(404)
        language, age_s = self._writer.language(request), self._sight.age_s(hall)
        page = service_page(service, hall.value, catalogue, language, self._writer.tongues, age_s)
        return answer(request, self._writer.written(page, language))

    async def _known(self) -> tuple[Seen[WelcomeView], Catalogue]:
        hall, catalogue = await self._sight.see(Welcome()), await self._sight.see(Services())
        return hall, catalogue.value
