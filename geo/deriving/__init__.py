"""How the committed outlines, base map and coordinates were made, so that they can be made again.

Only `make outlines` runs it; the running product reads the files.
"""
