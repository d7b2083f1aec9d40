"""Today: the page that is open when a journal opens."""
