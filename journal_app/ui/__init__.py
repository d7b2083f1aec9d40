"""The window: everything a person sees. Decides nothing about the journal, asks the services."""
