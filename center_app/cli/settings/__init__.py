"""The settings of an installation: what there is, and how it is read."""

from center_app.cli.settings.fields import Settings
from center_app.cli.settings.reading import (
    HTTPS,
    Given,
    WrongSetting,
    as_told,
    config_folder,
    described,
    in_force,
    load,
    read_setting,
    settings_file,
    state_folder,
    without_login,
)

__all__ = [
    "HTTPS",
    "Given",
    "Settings",
    "WrongSetting",
    "as_told",
    "config_folder",
    "described",
    "in_force",
    "load",
    "read_setting",
    "settings_file",
    "state_folder",
    "without_login",
]
