"""Letters: what people write by a form to offices, groups and organisations, and the answers."""
