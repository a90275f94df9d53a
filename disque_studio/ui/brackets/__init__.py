"""Merging series of exposures: the dialog, and what serves it."""
