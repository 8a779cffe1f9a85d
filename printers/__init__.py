"""Ticket printers: the raster of a ticket and the ways to send it to a printer."""
