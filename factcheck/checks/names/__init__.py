"""What checks of names stand on: tokens, likeness of spelling, and the bearers of names in a story."""
