"""Retention: what is forgotten, after how long, from which moment; a table, carried out daily."""
