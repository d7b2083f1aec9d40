"""The crisis screen, which must stand whatever else is broken, and the card that asks afterwards."""
