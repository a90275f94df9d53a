"""Trains and evaluates the networks; the application starts it as a process of its own."""
