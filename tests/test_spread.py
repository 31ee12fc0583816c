"""Many cores read the same as one."""

from pathlib import Path

from vitni import flow, spread

TEXT = "{day} January 2022, 10.00\n\nSwedish Prime Minister Magdalena Andersson met Olaf Scholz in Berlin on {weekday}.\n"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def test_worker_processes_give_the_chronicle_that_one_process_gives(tmp_path: Path) -> None:
    """Above the size at which workers start; results come back in the order of the reports."""
    for number in range(spread.REPORTS_WORTH_A_PROCESS * 2 + 2):
        text = TEXT.format(day=10 + number % 15, weekday=WEEKDAYS[number % 5]) + f"\nTelegram {number}.\n"
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    alone = flow.read(tmp_path)
    together = spread.read(tmp_path, processes=2)
    assert len(together.claims) >= len(together.reports)
    assert together.to_json() == alone.to_json()
