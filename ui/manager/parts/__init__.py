"""The parts of the manager's screen."""
