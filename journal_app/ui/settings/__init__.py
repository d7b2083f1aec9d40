"""The settings page, one small file for each card, and the form for words that first start shares."""
