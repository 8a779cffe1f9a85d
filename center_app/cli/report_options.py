"""What `center report` understands."""

from argparse import ArgumentParser
from pathlib import Path

from center_app.cli.options import Commands, add, group

DATE = "as YYYY-MM-DD (default: the present one)"


def report(commands: Commands) -> None:
    reports = group(commands, "report", "Reports.")
    day = add(reports, "day", "Write the report of a day.", "report:day")
    day.add_argument("--date", help=f"the business day, {DATE}")
    week = add(reports, "week", "Write the report of a week.", "period_report:week")
    week.add_argument("--date", help=f"a day of the week, which begins on Sunday, {DATE}")
    month = add(reports, "month", "Write the report of a month.", "period_report:month")
    month.add_argument("--month", help="as YYYY-MM (default: the present one)")
    days = add(reports, "days", "Write the report of some days.", "period_report:days")
    days.add_argument("--from", dest="first", required=True, help="the first, as YYYY-MM-DD")
    days.add_argument("--to", dest="last", required=True, help="the last, as YYYY-MM-DD")
    about = "Write the performance and self-assessment report of a month, as PDF."
    performance = add(reports, "performance", about, "period_report:performance")
    performance.add_argument("--month", help="as YYYY-MM (default: the present one)")
    about = "Write a month as open data: a ZIP of CSV files with their dictionary."
    open_data = add(reports, "open-data", about, "period_report:open_data")
    open_data.add_argument("--month", help="as YYYY-MM (default: the present one)")
    for command, ending in ((performance, ".pdf"), (open_data, ".zip")):
        about = f"a file that ends with {ending}"
        command.add_argument("--out", type=Path, required=True, help=about)
    performance.add_argument("--lang", choices=("ar", "en"))
    about = "Count what citizens told the center, by kind and by agency, without any text."
    messages = add(reports, "messages", about, "report:messages")
    messages.add_argument("--month", help="as YYYY-MM (default: the present one)")
    about = "Make the documents that are due, each once, into the folder of reports."
    make = add(reports, "make", about, "filing.command:run")
    make.add_argument("--date", help="those of this day alone, as YYYY-MM-DD")
    make.add_argument("--week", help="those of the week that this day is in, as YYYY-MM-DD")
    make.add_argument("--month", help="those of this month, as YYYY-MM")
    for one in (day, week, month, days):
        _file(one)


def _file(command: ArgumentParser) -> None:
    about = "a file that ends with .pdf, .xlsx, .csv or .json"
    command.add_argument("--out", type=Path, required=True, help=about)
    command.add_argument("--lang", choices=("ar", "en"))


def agreements(commands: Commands) -> None:
    group_of = group(commands, "agreement", "The service-level agreements with the agencies.")
    add(group_of, "show", "Say what every agency has agreed.", "agreements:show")
    about = "Change what agencies have agreed: how many of their steps begin within the target."
    change = add(group_of, "set", about, "agreements:change")
    change.add_argument("values", nargs="+", metavar="AGENCY=PERCENT")
