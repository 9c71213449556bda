"""Every measurement, one after the other."""

from bench import reaching

reaching.main()
