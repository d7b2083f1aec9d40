"""Keys: the seed, the passphrase that locks it, the recovery code that is it. All cryptography lives here."""
