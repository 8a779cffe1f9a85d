"""What may be deleted or must stay secret, and therefore never stands in the journal."""
