"""Check-ins: seven questions about a day, what the last days said, and the days already answered."""
