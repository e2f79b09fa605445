"""What the checks of figures, dates, lists and sums share: who says what, and what can be one."""
