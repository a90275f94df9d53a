"""The docks beside the canvas."""
