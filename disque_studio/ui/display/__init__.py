"""The screen's colours: where its profile comes from, and what is shown through it."""
