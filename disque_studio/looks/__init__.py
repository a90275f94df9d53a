"""Tone mapping by example: pairs, looks, the plan for a photo, and the kernel that renders it."""
