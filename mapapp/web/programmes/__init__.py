"""Programmes: what regions put first, national projects, drives, and results to learn from."""
