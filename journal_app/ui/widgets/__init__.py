"""The small shared pieces every page is made of. `python -m journal_app.ui.gallery` shows them all."""
