"""Pixels in and out: files, colour, classical operators. No torch, no Qt."""
