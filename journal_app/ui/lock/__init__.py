"""The way in: the lock screen, the first start, the recovery code, and the cover while locking."""
