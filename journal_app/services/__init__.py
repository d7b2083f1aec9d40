"""The verbs of the app: plain synchronous Python, no Qt. Each is called on a lane."""
