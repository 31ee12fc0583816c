"""The line that ends `vitni read`."""

from rich.text import Text

from vitni.chronicle.query import Chronicle
from vitni.faces.colours import DISPUTE, FAINT, KEPT, OPEN
from vitni.faces.summary import counted, summary_of


def summary_text(chronicle: Chronicle) -> Text:
    """Return "18 events from 2 reports in 2 languages. 3 plans happened, 1 promise open, 4 disagreements (2 settled)."."""
    numbers = summary_of(chronicle)
    line = Text.assemble(("" if chronicle.added else "No new report. ", FAINT))
    line.append(f"{counted(numbers.events, 'event')} from {counted(numbers.reports, 'report')}")
    line.append(f" in {counted(numbers.languages, 'language')}. ")
    line.append(f"{counted(numbers.plans_happened, 'plan')} happened", style=KEPT).append(", ")
    line.append(f"{counted(numbers.promises_open, 'promise')} open", style=OPEN).append(", ")
    line.append(counted(numbers.disagreements, "disagreement"), style=DISPUTE)
    return line.append(f" ({numbers.settled} settled)." if numbers.disagreements else ".")
