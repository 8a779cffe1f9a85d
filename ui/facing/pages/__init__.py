"""The pages of the second screen, one for each scene."""
