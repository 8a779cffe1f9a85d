"""The way from the basket to the number: which page comes after which."""

from center_app.domain.basket import documents_of
from center_app.domain.catalogue import Catalogue, Document
from ui.kiosk.visitor import Page, Visitor

BEFORE_NUMBER = frozenset(
    {
        Page.BASKET,
        Page.PAPERS,
        Page.MISSING,
        Page.PRIORITY,
        Page.ASSISTANCE,
        Page.APPOINTMENT,
        Page.RESULT,
    }
)
"""Pages from which a number is taken, while the center is open."""


def papers_of(visitor: Visitor, catalogue: Catalogue) -> tuple[Document, ...]:
    """The papers of the whole basket, those that need not be brought among them."""
    return documents_of(catalogue, visitor.basket, visitor.audience)


def missing_of(visitor: Visitor, catalogue: Catalogue) -> tuple[Document, ...]:
    """What of the papers to bring was not ticked."""
    papers = papers_of(visitor, catalogue)
    return tuple(one for one in papers if not one.held and one.id not in visitor.ready)


def next_page(visitor: Visitor, catalogue: Catalogue) -> Page:
    """The page after the basket or after its papers.

    Who has begun to tick papers and left some out is warned once; nobody else is held up.
    """
    papers = papers_of(visitor, catalogue)
    if visitor.page is Page.BASKET and papers:
        return Page.PAPERS
    begun = any(paper.id in visitor.ready for paper in papers if not paper.held)
    if visitor.page is Page.PAPERS and begun and missing_of(visitor, catalogue):
        return Page.MISSING
    return Page.PRIORITY
