"""Measurements against a named peer, in one run, by ratio (`python -m bench.reaching`)."""
