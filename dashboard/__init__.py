"""Netzwerkatlas: who does what where, since when, paid by whom, and where nothing is."""
