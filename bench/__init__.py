"""How quick and how small Rosemary is, measured side by side with a bare window: `python3 dev.py bench`."""
