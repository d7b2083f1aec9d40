"""Closeness: where a person is with it, words for a talk, and texts that somebody else may read alone."""
