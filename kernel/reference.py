"""The kernel's share of the reference data: the working-day calendar."""

from kernel.calendar import load

__all__ = ["load"]
