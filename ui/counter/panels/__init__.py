"""The choices that some verbs ask for, beside the visit that they are about."""
