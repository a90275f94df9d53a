"""The application without widgets: what the window and the command line both call."""
