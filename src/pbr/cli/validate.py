"""
`pbr validate`: decide the claims of a case folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from pbr.batch import Failure, Tally, decide_each
from pbr.caseload.across_families import Flags, with_flags
from pbr.caseload.flagged import Flagged
from pbr.claims import Decision
from pbr.cli import _options as options
from pbr.cli._notices import (
    decisions_among,
    flag_line,
    flag_lines,
    flags_of_cases,
    key_worker_lines,
    notes_of,
)
from pbr.cli._output import Output
from pbr.cli._reading import read_folder, select_families
from pbr.cli._tables import Table, in_tables, with_progress
from pbr.evidence.document import as_json
from pbr.plans import Plan, load_plan
from pbr.records import Family
from pbr.reports import trail, validate as table, wording

HINTS = (
    "To see one claim in full, add --family ID.",
    "For one line per claim, add --format csv.",
)
COLUMNS = ("", "claims", "pays")


@click.command()
@options.folder
@options.encoding
@options.plan
@options.on
@options.as_of
@options.family
@options.keep_going
@options.output_options("text", "json", "jsonl", "csv")
def validate(
    folder: Path,
    encoding: str,
    keep_going: bool,
    plan_name: str,
    on: date,
    as_of: date | None,
    wanted: tuple[str, ...],
    form: str,
    out: Path | None,
    force: bool,
) -> None:
    """
    Decide the claims in a case folder.

    FOLDER holds the case files as CSV; it may also be one JSON file. The answer is a
    summary that adds up. With --family you see the whole trail of that family.
    """
    output = Output.to(form, out, folder, plan_name, force=force)
    plan = load_plan(plan_name)
    cases = read_folder(folder, plan, encoding, as_of, keep_going=keep_going)
    families = select_families(cases, wanted)
    flags = flags_of_cases(cases, on, plan)
    tally, flagged, crashes = Tally(), Flagged(), list[str]()
    questions: list[str] = []
    decided = _noticed(
        _counted(families, on, plan, as_of, tally, flags), flagged, questions
    )
    if form == "text":
        trails = _trails(
            decisions_among(decided, crashes), output.width, in_full=bool(wanted)
        )
        title = _title(plan, on, as_of, cases.words_digest)
        pieces = _text(trails, title, tally, flagged, output.width)
    else:
        pieces = PIECES[form](_heard(decided, crashes))
    output.write(pieces)
    shown_in_full = wanted if form == "text" else ()
    output.add([*crashes, *notes_of(cases), *key_worker_lines(cases, on)])
    output.add(flag_lines(flags, shown_in_full))
    output.add(questions if not shown_in_full else ())
    if output.is_read_here and not wanted:
        output.add(HINTS)


def _counted(
    families: tuple[Family, ...],
    on: date,
    plan: Plan,
    as_of: date | None,
    tally: Tally,
    flags: Flags,
) -> Iterator[Decision | Failure]:
    """
    Each decision in turn, counted; with a bar when it is long and someone is looking.
    """
    decided = decide_each(families, on, plan, as_of)
    for each in with_progress("deciding", decided, len(families)):
        tally.add(each)
        yield with_flags(each, flags)


def _noticed(
    decided: Iterable[Decision | Failure], flagged: Flagged, questions: list[str]
) -> Iterator[Decision | Failure]:
    """
    The same, with its flags counted. A line for each flag of a payable claim's own that
    has to be answered is added to `questions`.
    """
    for each in decided:
        flagged.add(each)
        if isinstance(each, Decision) and each.payable:
            own = [flag for flag in each.to_answer if flag not in each.across]
            questions.extend(flag_line(each.family_id, flag) for flag in own)
        yield each


def _heard(
    decided: Iterable[Decision | Failure], crashes: list[str]
) -> Iterator[Decision | Failure]:
    """
    The same. A line for each crash is added to `crashes`.
    """
    for each in decided:
        if isinstance(each, Failure):
            crashes.append(trail.failure(each))
        yield each


def _trails(decided: Iterable[Decision], width: int, *, in_full: bool) -> Iterator[str]:
    for each in decided:
        if in_full:
            yield trail.as_text(each, width) + "\n"


def _title(plan: Plan, on: date, as_of: date | None, words_digest: str) -> str:
    said = f"{plan.name} on {wording.day(on)}"
    digests = [wording.plan_digest(plan), *wording.words_digest(words_digest)]
    return "\n".join([said, *digests, *wording.drawn_up(as_of)])


def _text(
    trails: Iterable[str], title: str, tally: Tally, flagged: Flagged, width: int
) -> Iterator[str]:
    """
    The trails, then the summary of all that was decided on the way.
    """
    yield from trails
    yield in_tables(
        [
            Table(title, COLUMNS, table.summary_lines(tally)),
            Table("paid, by result", COLUMNS, table.result_lines(tally)),
        ],
        width,
    )
    yield table.flagged_line(flagged)


def _csv(decided: Iterable[Decision | Failure]) -> Iterator[str]:
    yield table.header()
    yield from map(table.as_line, decided)


def _json(decided: Iterable[Decision | Failure]) -> Iterator[str]:
    yield "["
    between = "\n"
    for each in decided:
        yield between + as_json(each)
        between = ",\n"
    yield "\n]\n"


def _json_lines(decided: Iterable[Decision | Failure]) -> Iterator[str]:
    for each in decided:
        yield as_json(each) + "\n"


PIECES = {"csv": _csv, "json": _json, "jsonl": _json_lines}
