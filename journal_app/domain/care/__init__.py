"""The care rules: what is counted, when a prompt is shown, when help comes first. No clock, no words."""
