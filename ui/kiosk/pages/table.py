"""Which class shows which page."""

from collections.abc import Callable, Mapping

from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.agencies import AgenciesPage
from ui.kiosk.pages.appointment import AppointmentPage
from ui.kiosk.pages.assistance import AssistancePage
from ui.kiosk.pages.basket import BasketPage
from ui.kiosk.pages.card import CardPage
from ui.kiosk.pages.charter import CharterPage
from ui.kiosk.pages.code import CodePage
from ui.kiosk.pages.contact import ContactPage
from ui.kiosk.pages.give_back import GiveBackPage
from ui.kiosk.pages.later import LaterPage
from ui.kiosk.pages.life_event import LifeEventPage
from ui.kiosk.pages.message import MessagePage
from ui.kiosk.pages.missing import MissingPage
from ui.kiosk.pages.number import NumberPage
from ui.kiosk.pages.page import PageView
from ui.kiosk.pages.papers import PapersPage
from ui.kiosk.pages.priority import PriorityPage
from ui.kiosk.pages.rating import RatingPage
from ui.kiosk.pages.result import ResultPage
from ui.kiosk.pages.search import SearchPage
from ui.kiosk.pages.services import ServicesPage
from ui.kiosk.pages.thanks import ThanksPage
from ui.kiosk.pages.ticket import TicketPage
from ui.kiosk.pages.voice import VoicePage
from ui.kiosk.pages.welcome import WelcomePage
from ui.kiosk.visitor import Page
from ui.theme import Look

PAGES: Mapping[Page, Callable[[KioskModel, Look, Language], PageView]] = {
    Page.WELCOME: WelcomePage,
    Page.AGENCIES: AgenciesPage,
    Page.SERVICES: ServicesPage,
    Page.CARD: CardPage,
    Page.SEARCH: SearchPage,
    Page.LIFE_EVENT: LifeEventPage,
    Page.BASKET: BasketPage,
    Page.PAPERS: PapersPage,
    Page.MISSING: MissingPage,
    Page.PRIORITY: PriorityPage,
    Page.ASSISTANCE: AssistancePage,
    Page.NUMBER: NumberPage,
    Page.CHARTER: CharterPage,
    Page.CODE: CodePage,
    Page.APPOINTMENT: AppointmentPage,
    Page.RESULT: ResultPage,
    Page.TICKET: TicketPage,
    Page.LATER: LaterPage,
    Page.GIVE_BACK: GiveBackPage,
    Page.RATING: RatingPage,
    Page.VOICE: VoicePage,
    Page.MESSAGE: MessagePage,
    Page.CONTACT: ContactPage,
    Page.THANKS: ThanksPage,
}
