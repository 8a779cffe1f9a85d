"""The window that asks once what a machine is for."""
