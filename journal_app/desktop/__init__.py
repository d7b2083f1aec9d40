"""What happens when: start, open, lock, close. Joins the window to the services."""
