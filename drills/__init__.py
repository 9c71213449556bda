"""Fault drills on the real stack: kill a part of it, then compare what was promised with what is.

`python -m drills --short` is what CI runs; without `--short` the same with more of everything.
"""
