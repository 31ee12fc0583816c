"""The command line: reading, asking and exporting; the analyst's commands stand in judging.py.

Heavy rooms are imported inside the commands that need them, so that `vitni show` does not wait for the syntax model.
"""

import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, get_args

import typer

from vitni.errors import VitniError
from vitni.faces.console import err, exact_out, out, print_all, print_error, print_json, speak_any_script
from vitni.faces.exports.records import Exported
from vitni.faces.judging import COMMANDS
from vitni.faces.options import DEFAULT, AsJson, AsOf, ChronicleFile, Why, day, day_or_report, opened

app = typer.Typer(
    name="vitni",
    help="Reads news reports in any language and makes one checked chronicle of them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
languages = typer.Typer(help="What the languages' data folders hold.", no_args_is_help=True)
app.add_typer(languages, name="language")


def main() -> None:
    """Run the command line; a fault the user can mend is one line on standard error and exit code 1, never a traceback."""
    speak_any_script()
    try:
        app()
    except VitniError as error:
        print_error(error)
        sys.exit(1)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"vitni {version('vitni')}\n")
        raise typer.Exit


@app.callback()
def _options(
    print_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders of text, or JSON Lines archives.")],
    chronicle: ChronicleFile = DEFAULT,
    published: Annotated[
        date | None, typer.Option(parser=day, metavar="DAY", help="Day of publication of reports that do not tell it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into the chronicle. What is there already is not read again; exit code 1 if a file was refused."""
    from vitni.faces.exports.answers import reading_record
    from vitni.faces.progress import told_progress
    from vitni.faces.screens.summary import summary_text
    from vitni.spread import read as read_reports

    with told_progress(err()) as progress:
        result = read_reports(paths, chronicle=chronicle, published=published, progress=progress)
    with result:
        for refusal in result.refusals:
            print_error(refusal)
        if as_json:
            print_json(reading_record(result))
        else:
            out().print(summary_text(result))
    raise typer.Exit(1 if result.refusals else 0)


@app.command()
def show(
    what: Annotated[str | None, typer.Argument(metavar="[EVENT|CLAIM]", help="An id, or enough of it to tell it.")] = None,
    why: Why = False,
    as_of: AsOf = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Show the chronicle as a dated list, or one event or claim with everything behind it."""
    from vitni.faces.exports.answers import claim_answer, event_answer
    from vitni.faces.exports.events import event_records
    from vitni.faces.screens.listing import chronicle_list
    from vitni.faces.screens.show import claim_tree, event_tree

    console = out()
    plain = console.color_system is None
    with opened(chronicle, as_of) as story:
        if what is None:
            print_json(list(event_records(story))) if as_json else console.print(chronicle_list(story, console.width))
        elif "#" in what:
            claim = story.claim(what)
            print_json(claim_answer(story, claim)) if as_json else console.print(claim_tree(story, claim, plain=plain, why=why))
        else:
            event = story.event(what)
            print_json(event_answer(story, event)) if as_json else console.print(event_tree(story, event, plain=plain, why=why))


@app.command()
def ledger(
    only_open: Annotated[bool, typer.Option("--open", help="Only what has not been settled yet.")] = False,
    as_of: AsOf = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Show who planned, promised, demanded or threatened what, by when, and what came of it.

    With --as-of an open row is also told to be due, or overdue, on that day.
    """
    from vitni.faces.exports.answers import ledger_records
    from vitni.faces.screens.ledger import is_open, ledger_table, row_as_of

    console = out()
    with opened(chronicle, as_of) as story:
        rows = [row if as_of is None else row_as_of(row, as_of) for row in story.ledger]
        rows = [row for row in rows if is_open(row) or not only_open]
        if as_json:
            print_json(ledger_records(story, rows))
        else:
            console.print(ledger_table(story, rows, console.width) if rows else "The ledger holds nothing of the kind.")


@app.command()
def disagreements(as_of: AsOf = None, chronicle: ChronicleFile = DEFAULT, as_json: AsJson = False) -> None:
    """Show every field of an event on which its witnesses differ: who says what, and the verdict."""
    from vitni.faces.exports.answers import disagreement_records
    from vitni.faces.screens.disagreements import disagreement_trees

    with opened(chronicle, as_of) as story:
        if as_json:
            print_json(disagreement_records(story))
            return
        print_all(disagreement_trees(story, story.disagreements), otherwise="The witnesses disagree on nothing.")


@app.command()
def reports(
    unread: Annotated[bool, typer.Option("--unread", help="List what was seen and not understood.")] = False,
    as_of: AsOf = None,
    chronicle: ChronicleFile = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Show the reports: who carried them, their language and day, and how much was read in them."""
    from vitni.faces.exports.answers import report_records
    from vitni.faces.screens.reports import reports_table, unread_trees

    console = out()
    with opened(chronicle, as_of) as story:
        if as_json:
            print_json(report_records(story, unread=unread))
        elif unread:
            print_all(unread_trees(story), otherwise="Nothing that was seen was left unread.")
        else:
            console.print(reports_table(story, console.width))


@app.command()
def when(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="Words with time expressions in them, or a UTF-8 file.")],
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Their language, e.g. is; detected if left out.")] = None,
    near: Annotated[date | None, typer.Option(parser=day, metavar="DAY", help="The day relative words hang on.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show every time expression of a text, what it can mean, and what each meaning denies."""
    from vitni.faces.exports.answers import when_records
    from vitni.faces.languages import known_language
    from vitni.faces.screens.when import when_tree
    from vitni.faces.texts import words_or_file
    from vitni.flow import find_times

    found = find_times(words_or_file(text), language=known_language(language) if language else None, near=near)
    if as_json:
        print_json(when_records(found))
        return
    print_all([when_tree(phrase) for phrase in found], otherwise="No time expression was found.")


@languages.command()
def check(
    code: Annotated[str | None, typer.Argument(help="The language's code, e.g. is; left out: all there are.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what a language's folder holds and lacks."""
    from vitni.faces.exports.answers import language_record
    from vitni.faces.languages import check_language, known_language
    from vitni.faces.screens.language import language_screen, languages_table
    from vitni.reference.files import language_codes

    if code is None:
        checks = [check_language(one) for one in language_codes()]
        print_json([language_record(one) for one in checks]) if as_json else out().print(languages_table(checks))
        return
    found = check_language(known_language(code))
    print_json(language_record(found)) if as_json else out().print(language_screen(found))


@app.command()
def parse(
    file: Annotated[Path, typer.Argument(help="A text file, UTF-8.")],
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Its language; detected where left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the sentences of a text as trees, in CoNLL-U."""
    from vitni.faces.exports.answers import sentence_records
    from vitni.faces.exports.conllu import conllu_lines
    from vitni.faces.texts import text_of
    from vitni.flow import parse as parse_text

    text = text_of(file)
    sentences = parse_text(text, language)
    if as_json:
        print_json(sentence_records(sentences))
        return
    exact_out().writelines(f"{line}\n" for line in conllu_lines(text, sentences))


@app.command()
def export(
    what: Annotated[Exported, typer.Argument(metavar="WHAT", help=f"One of {', '.join(get_args(Exported))}.")],
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to; left out: standard output.")] = None,
    as_of: AsOf = None,
    chronicle: ChronicleFile = DEFAULT,
) -> None:
    """Write claims, events, the ledger, disagreements, reports or judgements as JSON Lines (docs/exports.md)."""
    from vitni.faces.exports.answers import exported
    from vitni.faces.exports.records import write_file, write_lines

    with opened(chronicle, as_of) as story:
        records = exported(story, what)
        if to is None:
            write_lines(records, exact_out())
        else:
            number = write_file(records, to)
            err().print(f"{number} {what} written to {to}")


@app.command()
def page(
    to: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file to write.")] = Path("chronicle.html"),
    title: Annotated[str, typer.Option("--title", metavar="WORDS", help="The page's heading.")] = "A chronicle",
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY|REPORT", help="Also tell what later reports changed, as `changes`.")
    ] = None,
    as_of: AsOf = None,
    chronicle: ChronicleFile = DEFAULT,
) -> None:
    """Write the chronicle as one HTML page that needs no network: days, witnesses, disputes, the ledger, judgements."""
    from vitni.derive import changes
    from vitni.faces.exports.records import write_text
    from vitni.faces.page.page import page_of

    with opened(chronicle) as whole, opened(chronicle, as_of) as story:
        changed = changes(whole, day_or_report(since), as_of) if since is not None else None
        write_text(page_of(story, title, changed), to)
    err().print(f"written to {to}")


for _command in COMMANDS:
    app.command()(_command)
