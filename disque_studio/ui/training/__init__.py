"""Trainings in the window: setting one up, watching it, and what becomes of it when the window is closed."""
