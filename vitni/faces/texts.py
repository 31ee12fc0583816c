"""A text file named on the command line, for commands that look at words and keep nothing."""

from pathlib import Path

from vitni.errors import UnreadableReport


def text_of(path: Path) -> str:
    """Return the text of a UTF-8 file. A file that is missing or is no such text is an `UnreadableReport`."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableReport(str(path), "it is no UTF-8 text", "Convert it to UTF-8 and try again.") from error
    except OSError as error:
        raise UnreadableReport(str(path), f"it cannot be read ({error.strerror})", "Check its name and its rights.") from error
