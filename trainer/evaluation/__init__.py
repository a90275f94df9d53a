"""Measured answers: how well looks carry over, and how well scores agree with people."""
