"""Errors a user can mend: each says what is wrong and where, why it matters, and what to do."""


class VitniError(Exception):
    """The parent of every error vitni raises on purpose.

    `what` names the thing at fault (file, record, event id), `why` the fault, `todo` the way out.
    """

    def __init__(self, what: str, why: str, todo: str) -> None:
        super().__init__(f"{what}: {why}. {todo}")
        self.what = what
        self.why = why
        self.todo = todo


class UnreadableReport(VitniError):
    """A file or record that cannot become a report: empty, binary, undecodable, too large, no text field."""


class DataFault(VitniError):
    """A data file (languages, outlets, world) that breaks its own rules; `what` is file and line."""


class ChronicleFault(VitniError):
    """The chronicle file cannot be opened, is locked by another writer, or is of a newer version."""


class NotFound(VitniError):
    """No event, claim or report has that id, or a prefix fits several."""
