"""Naming a place: by words, from the list of districts, by a point."""
