"""The analyst's commands: same, split, prefer, undo, judgements, merge, changes, rebuild."""

import getpass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.errors import VitniError
from vitni.faces.console import err, out, print_error, print_json
from vitni.faces.options import DEFAULT, AsJson, AsOf, ChronicleFile, day_or_report, opened
from vitni.model.judgement import Judgement


def _instant(words: str) -> datetime:
    try:
        return datetime.fromisoformat(words).astimezone()
    except ValueError as error:
        raise typer.BadParameter(f"{words} is no instant; write it like 2022-01-30T09:15+00:00") from error


By = Annotated[
    str | None, typer.Option("--by", envvar="VITNI_ANALYST", metavar="NAME", help="Who judges; left out: your login name.")
]
Because = Annotated[str | None, typer.Option("--because", metavar="WORDS", help="Why; shown wherever the judgement is.")]
At = Annotated[
    datetime | None,
    typer.Option("--at", parser=_instant, metavar="INSTANT", help="When it was judged (ISO 8601); left out: now."),
]
Field = Annotated[
    str,
    typer.Argument(metavar="FIELD", help="when, where, actors, recipients, amounts, standing, mode, or one disputed."),
]
ValueOf = Annotated[
    str, typer.Argument(metavar="VALUE", help="The value, as the chronicle writes it: 2022-01-21, Geneva, 45 person.")
]
Event = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or enough of it to tell it.")]


def same(
    things: Annotated[list[str], typer.Argument(metavar="EVENT|CLAIM...", help="Two or more ids of events, or of claims.")],
    because: Because = None,
    by: By = None,
    at: At = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Rule that these are one event. The chronicle is joined anew at once, and obeys."""
    from vitni import judge

    with opened(chronicle) as story:
        _tell(story, judge.same(story, things, judge.Reasoned(by=_analyst(by), because=because, at=at)), as_json)


def split(
    event: Event,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The claims that tell of something else.")],
    because: Because = None,
    by: By = None,
    at: At = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Rule that these claims do not tell of this event; its other claims stay together."""
    from vitni import judge

    with opened(chronicle) as story:
        _tell(story, judge.split(story, event, claims, judge.Reasoned(by=_analyst(by), because=because, at=at)), as_json)


def prefer(
    event: Event,
    field: Field,
    value: ValueOf,
    because: Annotated[str, typer.Option("--because", metavar="WORDS", help="Why; shown wherever the judgement is.")],
    by: By = None,
    at: At = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Rule that a field of an event has this value, whatever its witnesses say. What they say stays on record."""
    from vitni import judge

    with opened(chronicle) as story:
        reasoned = judge.Reasoned(by=_analyst(by), because=because, at=at)
        _tell(story, judge.prefer(story, event, field, value, reasoned), as_json)


def undo(
    judgement: Annotated[
        str | None, typer.Argument(metavar="JUDGEMENT", help="A judgement's id; left out: the newest in force.")
    ] = None,
    because: Because = None,
    by: By = None,
    at: At = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back. Both stay on record; undoing an undo brings the judgement back."""
    from vitni import judge

    with opened(chronicle) as story:
        _tell(story, judge.undo(story, judgement, judge.Reasoned(by=_analyst(by), because=because, at=at)), as_json)


def judgements(chronicle: ChronicleFile = DEFAULT, as_json: AsJson = False) -> None:
    """List what analysts judged: who, when, why, and what is undone, overruled by a newer one, or has lost its words."""
    from vitni.faces.exports.judgements import judgement_records
    from vitni.faces.screens.judgements import judgements_screen

    with opened(chronicle) as story:
        print_json(judgement_records(story)) if as_json else out().print(judgements_screen(story))


def merge(
    other: Annotated[Path, typer.Argument(metavar="OTHER.vitni", help="Another analyst's chronicle; it is only read.")],
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Bring another chronicle's reports and judgements into this one; judgements that rule differently are listed.

    Neither of two conflicting judgements is lost: the newer one rules until somebody undoes it.
    """
    from vitni import judge
    from vitni.faces.exports.judgements import merged_record
    from vitni.faces.screens.judgements import merged_screen

    with opened(other) as theirs, opened(chronicle) as story:
        merged = judge.merge(story, theirs)
        for refusal in merged.refusals:
            print_error(refusal)
        print_json(merged_record(merged)) if as_json else out().print(merged_screen(merged))
    raise typer.Exit(1 if merged.refusals else 0)


def changes(
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="DAY|REPORT", help="A day (2022-01-18), or a report's id: what came after it was read."
        ),
    ],
    as_of: AsOf = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Show what new reports changed: plans that became events, days settled or disputed, promises due or kept, new events."""
    from vitni.derive import changes as changes_since
    from vitni.faces.exports.changes import changes_record
    from vitni.faces.screens.changes import changes_screen

    with opened(chronicle) as story:
        found = changes_since(story, day_or_report(since), as_of)
        print_json(changes_record(found)) if as_json else out().print(changes_screen(found))


def rebuild(
    check: Annotated[bool, typer.Option("--check", help="Only compare; exit code 1 where a part differs.")] = False,
    chronicle: ChronicleFile = DEFAULT,
) -> None:
    """Derive everything anew from the reports' readings and the judgements, which are kept as they are."""
    from vitni.derive import differences
    from vitni.derive import rebuild as make_anew

    with Store.open(chronicle, create=False) as store:
        if not check:
            make_anew(store)
            err().print(f"{chronicle}: joined anew from its facts.")
            return
        found = differences(store)
    if found:
        why = f"a rebuild from the facts gives other {', '.join(found)}"
        raise VitniError(str(chronicle), why, "`vitni rebuild` makes the account anew; no fact is lost.")
    out().print(f"{chronicle}: what is stored is what its facts give, to the byte.", soft_wrap=True)


COMMANDS = (same, split, prefer, undo, judgements, merge, changes, rebuild)


def _analyst(by: str | None) -> str:
    """Return who judges: as named, else the login name. Where there is none either, nobody may judge."""
    if by is not None and by.strip():
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise VitniError("judgement", "nobody is named who judges, and there is no login name", "Say --by NAME.") from error


def _tell(chronicle: Chronicle, judgement: Judgement, as_json: bool) -> None:
    from vitni.faces.exports.records import judgement_record
    from vitni.faces.screens.judgements import made_screen

    print_json(judgement_record(judgement)) if as_json else out().print(made_screen(chronicle, judgement))
