"""Three kinds of digits in, one kind kept."""

from center_app.language.digits import fold


def test_all_three_kinds_of_digits_are_the_same_number() -> None:
    assert fold("٠١٢٣٤٥٦٧٨٩") == fold("۰۱۲۳۴۵۶۷۸۹") == fold("0123456789") == "0123456789"


def test_all_else_stays() -> None:
    assert fold("A٠١٧ شباك") == "A017 شباك"
