"""The Coping room: exercises, and five ways as things to do."""
