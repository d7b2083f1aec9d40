"""The Journal page, and the entry editor that Today uses too."""
