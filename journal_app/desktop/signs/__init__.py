"""What the system says of a person who goes away: the screen locks, the computer sleeps, another logs in."""
