"""Every measurement, one after the other."""

from bench import following, reaching

reaching.main()
following.main()
