"""The words of employees' desks for what the hall only knows by codes."""

from center_app.domain.catalogue import Capacity
from center_app.domain.visit import Assistance
from center_app.language import words

CAPACITY: dict[Capacity, str] = {
    Capacity.SELF: words("In person"),
    Capacity.GUARDIAN: words("As a guardian"),
    Capacity.PROXY: words("By power of attorney"),
    Capacity.REPRESENTATIVE: words("For an establishment"),
}

ASSISTANCE: dict[Assistance, tuple[str, str]] = {
    Assistance.SEEING: (words("Help with seeing"), "eye"),
    Assistance.HEARING: (words("Help with hearing"), "ear"),
    Assistance.WALKING: (words("Help with walking"), "wheelchair"),
    Assistance.SIGN_LANGUAGE: (words("Sign language"), "sign"),
}
"""The word and the icon."""
