"""Settings: `base` says everything; an environment's file holds only its differences."""
