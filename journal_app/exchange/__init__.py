"""What a journal holds, as files others can read, and back. Values and bytes; no database, no window."""
