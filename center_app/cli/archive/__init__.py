"""`center archive`: what happens between two backups, kept elsewhere within seconds.

The journal only grows, so what follows on a backup is its new entries and the few rows beside them
that have changed. They are read like by any screen and written to a second place, locked like the
backups; whatever happens to that place, the hall does not notice.
"""
