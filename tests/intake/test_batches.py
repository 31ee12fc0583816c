"""A batch is what the user points at: files and folders, in order, each with a short id of its own."""

from pathlib import Path

from vitni.errors import UnreadableReport
from vitni.intake.batches import Source, find_sources


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The ministers met.", encoding="utf-8")


def ids(*paths: Path) -> list[str]:
    return [source.id for source in find_sources(paths) if isinstance(source, Source)]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """The same folder gives the same batch on every machine, whatever order its disk keeps."""
    write(tmp_path, "b.txt", "a.txt", "later/c.md", "archive.jsonl", "noending")
    assert ids(tmp_path) == ["a.txt", "archive.jsonl", "b.txt", "noending", "c.md"]


def test_hidden_files_and_other_formats_are_passed_over(tmp_path: Path) -> None:
    """Beside reports lie .DS_Store, notes about the folder, tables and pictures; they are no reports gone wrong."""
    write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "a.json", "README.md", "SOURCE.txt", "x.png", "__MACOSX/a.txt")
    assert ids(tmp_path) == ["a.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    """Two outlets' folders both hold 001.txt; the id stays as short as it can."""
    write(tmp_path, "afp/001.txt", "tass/001.txt", "tass/002.txt")
    assert ids(tmp_path) == ["afp/001.txt", "tass/001.txt", "002.txt"]


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    """`vitni read reports reports/a.txt` means the batch, not a batch and a copy."""
    write(tmp_path, "a.txt", "b.txt")
    assert ids(tmp_path, tmp_path / "a.txt") == ["a.txt", "b.txt"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A missing path, an empty folder and a table each get one line, and the rest is read."""
    write(tmp_path, "a.txt", "table.csv")
    (tmp_path / "empty").mkdir()
    found = find_sources([tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "table.csv", tmp_path / "a.txt"])
    assert [type(each) for each in found] == [UnreadableReport, UnreadableReport, UnreadableReport, Source]
    whys = [each.why for each in found if isinstance(each, UnreadableReport)]
    assert whys == ["there is no such file or folder", "the folder holds no reports", "a .csv file is no report"]


def test_documents_that_may_hold_reports_are_counted_where_they_are_passed_over(tmp_path: Path) -> None:
    """Who saves the news as PDF and HTML learns that a folder of them was not read, in one line."""
    write(tmp_path, "a.txt", "b.pdf", "later/c.PDF", "d.html", "table.csv")
    source, error = find_sources([tmp_path])
    assert isinstance(source, Source) and source.id == "a.txt"
    assert isinstance(error, UnreadableReport)
    assert error.why == "documents in it were passed over (1 .html, 2 .pdf)"
