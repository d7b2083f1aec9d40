"""The visit page: one printed page for a doctor, and a few sentences for the phone."""
