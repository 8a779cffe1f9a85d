"""The pages for phones: a ticket's own, and the center's for everybody. No Qt, no account."""
