"""Who answers for what: exceptions of routing, tried before they are kept, and the holes."""
