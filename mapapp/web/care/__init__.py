"""Things looked after for years: read by everybody, visited by the team."""
