"""How long it takes: what is promised at the kiosk, and how that is learned."""
