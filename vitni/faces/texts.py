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


def words_or_file(words: str) -> str:
    """Return the text of the file of that name, or the words themselves where there is none; a ".txt" must be a file."""
    one_word = not any(character.isspace() for character in words)
    if words.endswith((".txt", ".md")) and one_word:
        return text_of(Path(words))
    try:
        return text_of(Path(words)) if Path(words).is_file() else words
    except (OSError, ValueError):  # too long for a name of a file, or with a character no name may hold
        return words
