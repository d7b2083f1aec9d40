"""The words, cards and numbers that come with Rosemary: TOML files read into frozen values."""
