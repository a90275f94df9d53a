"""The networks: torch modules, and the files that hold their weights."""
