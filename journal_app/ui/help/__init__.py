"""Get help now: numbers to call, signs to call a doctor for, one way to breathe."""
