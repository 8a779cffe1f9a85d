"""Parts of the kiosk's window that no other screen has."""
