"""Digits: people may type any of three kinds, the center shows 0-9."""

_FOLDED = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def fold(text: str) -> str:
    """`text` with Arabic-Indic (٠-٩) and Persian (۰-۹) digits as 0-9."""
    return text.translate(_FOLDED)
