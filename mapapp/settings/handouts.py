"""The press of handouts: how long one print may take, how many at once, how long it is kept."""

from mapapp.settings import env

PRESS = {
    "seconds": 20,  # then the print is ended; one takes about a second
    "places": env.number("PRESS_PLACES", 2),  # prints at once, over all workers
    "kept_seconds": 6 * 3600,
    "kept_bytes": 2 * 1024 * 1024,
}
