"""How reference geography enters the database.

Each loader is one transaction, safe to repeat, and says what it refused and why.
"""
