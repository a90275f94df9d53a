"""The View menu: which pictures the canvas shows, and how close."""
