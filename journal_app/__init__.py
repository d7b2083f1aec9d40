"""Rosemary: a private, offline journal for the time after a miscarriage."""

__version__ = "0.1.0"
