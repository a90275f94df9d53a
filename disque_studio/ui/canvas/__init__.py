"""The picture on the screen: pyramid, viewport, rendering, and the widget that shows it."""
