"""Every drill, one after the other; the first that breaks ends it."""

import argparse
import sys

from drills import kill

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--short", action="store_true", help="the short forms, as in CI")
parser.add_argument("--write", action="store_true", help="keep the results as text")
sys.exit(kill.main(**vars(parser.parse_args())))
