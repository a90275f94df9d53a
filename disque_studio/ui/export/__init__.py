"""Exporting one photo or many: the dialog, the panel that shows the work, and what drives the process."""
