"""The tables of a period as files: a spreadsheet, CSV and JSON."""
