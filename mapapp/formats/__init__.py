"""Local forms of dates and numbers; Django has none for Kazakh and American ones for English."""
