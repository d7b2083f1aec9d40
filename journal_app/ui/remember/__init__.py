"""The Remember room: a closed box, and what is in it."""
