"""What the skills of employees are called."""

from center_app.domain.catalogue import Catalogue
from center_app.domain.text import Text


def skill_names(catalogue: Catalogue) -> dict[str, Text]:
    """What each skill is called: like its service, or like the first stage that takes it."""
    stages = (stage for service in catalogue.services for stage in catalogue.stages(service.code))
    shared = {stage.skill: stage.name for stage in reversed(list(stages))}
    own = {service.code: service.name for service in catalogue.services if service.code in shared}
    return shared | own
