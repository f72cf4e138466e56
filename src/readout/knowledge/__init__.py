"""Loaders and validators of the tables under ``data``: a row that cannot be used is refused by file, line and key."""
