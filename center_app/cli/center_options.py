"""The options of the commands by which a center is made and changed."""

from pathlib import Path

from center_app.cli.options import Commands, add, group


def center(commands: Commands) -> None:
    """Making a center and changing what it is."""
    init = add(commands, "init", "Make the database of a new center.", "setup:init")
    what = init.add_mutually_exclusive_group()
    what.add_argument("--sample", action="store_true", help="with a sample center in it")
    what.add_argument("--settings", type=Path, help="a JSON file with name, hours, zones, series")
    catalogue = group(commands, "catalogue", "The catalogue of services.")
    take = add(catalogue, "import", "Take a catalogue into use.", "setup:import_catalogue")
    take.add_argument("file", type=Path)
    places = group(commands, "place", "The places of the counters.")
    place = add(places, "add", "Place a counter in a zone.", "setup:add_place")
    place.add_argument("counter")
    place.add_argument("--zone", required=True)
    _routing(commands)
    _alarms(commands)
    _employees(commands)
    _appointments(commands)


def _employees(commands: Commands) -> None:
    employee = group(commands, "employee", "The employees of the center.")
    hire = add(employee, "add", "Make an employee known.", "employees:add_employee")
    hire.add_argument("number", help="the employee number")
    hire.add_argument("--name-ar", required=True)
    hire.add_argument("--name-en", required=True)
    hire.add_argument("--home", required=True, help="the code of the home agency")
    hire.add_argument("--role", action="append", default=[], help="agent, supervisor, manager, …")
    hire.add_argument("--skill", action="append", default=[], help="CODE, CODE:partial or agency:A")
    about = "Say until when an employee is certified."
    certify = add(employee, "certify", about, "employees:certify")
    certify.add_argument("number", help="the employee number")
    certify.add_argument("--until", required=True, help="the last day, as YYYY-MM-DD")
    certify.add_argument(
        "--skill", action="append", default=[], help="CODE or agency:A (default: all skills held)"
    )
    about = "Change an employee's skills, for good or for today only."
    skills = add(employee, "skills", about, "employees:change_skills")
    skills.add_argument("number", help="the employee number")
    skills.add_argument("--add", action="append", default=[], help="CODE, CODE:partial or agency:A")
    skills.add_argument("--remove", action="append", default=[], help="CODE or agency:A")
    skills.add_argument("--today", action="store_true", help="until the business day ends")
    for name, about, run in (
        ("reset-pin", "Give an employee a new PIN.", "employees:reset_pin"),
        ("unlock", "Let an employee try again after too many wrong PINs.", "employees:unlock"),
    ):
        one = add(employee, name, about, run)
        one.add_argument("number", help="the employee number")


def _routing(commands: Commands) -> None:
    routing = group(commands, "routing", "The parameters of who is next.")
    add(routing, "show", "Say every parameter with its range and meaning.", "routing:show")
    change = add(routing, "set", "Change parameters, and nothing else.", "routing:change")
    change.add_argument("values", nargs="+", metavar="NAME=VALUE")


def _alarms(commands: Commands) -> None:
    alarms = group(commands, "alarms", "From what on the hall raises an alarm.")
    add(alarms, "show", "Say every limit with its range and meaning.", "alarms:show")
    change = add(alarms, "set", "Change limits, and nothing else.", "alarms:change")
    change.add_argument("values", nargs="+", metavar="NAME=VALUE")


def _appointments(commands: Commands) -> None:
    appointments = group(commands, "appointments", "Booked visits.")
    about = "Take in the appointments of the days in a file; those missing in it are withdrawn."
    take = add(appointments, "import", about, "appointments:take")
    take.add_argument("file", type=Path, help="CSV by hand, or the registry's .json")
    listed = add(appointments, "list", "List the appointments of a day.", "appointments:show")
    listed.add_argument("--date", help="as YYYY-MM-DD (default: the present business day)")
