"""The pages of the reception."""
