"""Body: bleeding and other signs, what a provider said, and the screens for what asks for a call."""
