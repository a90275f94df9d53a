"""What surrounds the work: settings, themes, languages, recent files, and help."""
