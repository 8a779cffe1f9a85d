"""The pages of the manager's screen: the hall now, and the day's figures."""
