"""The colours of the screens. Every one has a contrast of about 4 : 1 on white and on near-black, so one set serves both."""

WITNESSES = ("#3a7fc8", "#b8609f", "#1f8f86", "#8a7d1c", "#7f6bd0", "#a9703a", "#6b7c8c", "#3a8f5a")
"""One colour a report, the same on every screen. Vermilion and amber are kept for disagreement and for what is open."""
DISPUTE = "#d8502c"
KEPT = "#3a8f5a"
OPEN = "#b07d10"
# Marks bring their own ink: a background alone would be unreadable on one of the two kinds of terminal.
MARK = "#000000 on #e5c266"
MARK_DISPUTED = "#ffffff on #a63a1e"
FAINT = "dim"
