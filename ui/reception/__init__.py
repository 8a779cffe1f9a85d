"""The reception station: staff at the door do by keyboard what the kiosk does."""
