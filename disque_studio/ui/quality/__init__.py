"""Quality in the window: scores that follow every edit, their map, and the score that is asked for."""
