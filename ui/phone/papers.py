"""Which papers to bring, and which the government has already."""

from collections.abc import Sequence

from center_app.domain.catalogue import Document
from center_app.language import Language
from ui.phone.frame import listed, t, titled
from ui.ticket import sentences


def papers_html(papers: Sequence[Document], language: Language) -> str:
    """Both lists, or that nothing needs to be brought."""
    bring = [sentences.paper(paper, language) for paper in papers if not paper.held]
    held = [sentences.paper(paper, language) for paper in papers if paper.held]
    nothing = language.say("Nothing needs to be brought.")
    html = listed(bring) if bring else f"<p>{t(nothing)}</p>"
    return html + (titled(language.say("No need to bring"), listed(held)) if held else "")
