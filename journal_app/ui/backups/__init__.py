"""What Settings and the lock screen share about backups: their words, their list, waiting for them."""
