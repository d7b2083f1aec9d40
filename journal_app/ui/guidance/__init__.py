"""Guidance: what is known, by subject, with where it comes from."""
