"""What an author takes along on paper: a letter, a poster, a note for the press, a pack."""
