"""The care rules, sentence by sentence."""
