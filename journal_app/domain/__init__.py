"""What Rosemary is about, as plain values and rules: standard library only, no clock, no files."""
