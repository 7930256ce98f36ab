"""
The pages of docs say what the code says: their tables, fields and names are the code's.

That their examples run is asked by conftest.py at the root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import pytest
import test_readings
from attrs import fields

import pbr
from pbr import load_plan
from pbr.casefiles.layout import FILES
from pbr.cli._main import COMMANDS
from pbr.findings import Needed, Quantity, Reason, Why
from pbr.plans.citations import SOURCE, SURETY
from pbr.plans.file import (
    AmountTable,
    MeasureTable,
    PlanFile,
    ResultTable,
)
from pbr.rules import RULES
from pbr.rules.parts.scores import Tools
from pbr.rules.parts.words import MaybeWords, Positive
from pbr.rules.parts.work import MovedOff
from pbr.shares import Below, Fall, Share

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
EVERY_RULE = ROOT / "examples/every-rule.toml"
#: A docstring or comment that quotes the specification, and no council's document.
QUOTED = re.compile(r"(?:^ *(?:#:? )?> .*\n)+", re.MULTILINE)
COUNCILS = ("Bath", "Bradford", "Cambridgeshire", "Nottingham", "Phase 1", "Oxbridge")
PARTS_OF_A_READING = ["Question", "We read it as", "Who it affects", "Test"]
#: What to write for a value of a rule.
WRITE = (
    (Share, '`"at least 90%"` or `"more than 90%"`'),
    (Below, '`"15%"`'),
    (Fall, '`"33%"`, `"1/3"` or `"any"`'),
    (Positive, "a whole number, 1 or more"),
    (int, "a whole number, 0 or more"),
    (Positive | None, "a whole number, 1 or more; may be left out"),
    (int | None, "a whole number, 0 or more; may be left out"),
    (
        MovedOff | None,
        '`{ benefits = ["income-support"], since = "attachment" }`, or since `"ever"`; '
        "may be left out",
    ),
    (
        Tools,
        'a table, such as `{ sdq = { better = "down", by = 1 } }`: each tool, with '
        "which way is better and by how much",
    ),
    (MaybeWords, "a list of words; may be left out"),
    (tuple[str, ...], "a list of words"),
    (str, "a word"),
    (Fraction, '`1`, or `"0.5"` in quotes'),
    (Fraction | None, '`16`, or `"7.5"` in quotes; may be left out'),
    (date | None, "a date; may be left out"),
)


def page(name: str) -> str:
    """A page of docs."""
    return (DOCS / name).read_text("utf-8")


def sources() -> Iterator[str]:
    """The text of every module of pbr."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        yield path.read_text("utf-8")


def modules_of_tests() -> Iterator[str]:
    """The text of every module of the tests."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        yield path.read_text("utf-8")


def plain(text: str) -> str:
    """Words alone: no marks of Markdown, no line ends, no capitals."""
    return " ".join(
        re.sub(r"[*`]|^ *(#:? )?>", "", text, flags=re.MULTILINE).split()
    ).lower()


def quotations() -> Iterator[str]:
    """Each sentence that the code quotes from the specification."""
    for source in sources():
        for block in QUOTED.findall(source):
            text = plain(block).partition("(spec §")[0]
            if not any(council.lower() in plain(block) for council in COUNCILS):
                parts = re.split(r"…|(?<=[^.])\. ", text)
                yield from filter(None, [part.strip(" .,;:") for part in parts])


def test_what_the_code_quotes_stands_in_the_specification() -> None:
    """Every "> …" of the code that cites no council is in specification.md."""
    specification = plain(page("reference/specification.md"))
    assert [each for each in quotations() if each not in specification] == []


def test_every_clause_that_the_code_cites_is_there() -> None:
    """Each "SPEC §4.3" of code and tests is the number of a heading, or of a law."""
    specification = page("reference/specification.md")
    numbers = set(re.findall(r"^##+ ([\d.]+) ", specification, re.MULTILINE))
    laws = specification.partition("## 10 Laws")[2].partition("## 11")[0]
    numbers |= {f"10.{n}" for n in re.findall(r"^(\d+)\. ", laws, re.MULTILINE)}
    cited = {
        number.rstrip(".")
        for source in [*sources(), *modules_of_tests()]
        for spec in re.findall(r"SPEC (§[\d.]+(?:, §[\d.]+)*)", source)
        for number in re.findall(r"§([\d.]+)", spec)
    }
    assert cited - numbers == set()


def to_write(kind: Any) -> str:
    """What a plan writes for a value of this type."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        *words, last = [f'`"{member.value}"`' for member in kind]
        return f"{', '.join(words)} or {last}"
    return next(said for known, said in WRITE if known == kind)


@pytest.mark.parametrize("name", sorted(RULES))
def test_plan_files_lists_each_rule_with_its_values(name: str) -> None:
    """Each value of a rule is a row of its table, in order, with what to write."""
    section = page("reference/plan-files.md").partition(f"\n#### {name}\n")[2]
    table = re.findall(
        r"^\| `(\w+)` \| (.*?) \| .* \|$", section.split("\n##")[0], re.MULTILINE
    )
    types = get_type_hints(RULES[name], include_extras=True)
    values = [each.name for each in fields(RULES[name]) if each.name != "clause"]
    assert table == [(value, to_write(types[value])) for value in values]


@pytest.mark.parametrize("name", sorted(RULES))
def test_plan_files_says_of_each_rule_what_its_docstring_says(name: str) -> None:
    """A rule's section begins with the first line of its docstring."""
    section = page("reference/plan-files.md").partition(f"\n#### {name}\n\n")[2]
    first, *_ = (getdoc(RULES[name]) or "").split("\n\n")
    assert plain(section).startswith(plain(first))


def test_plan_files_says_whose_rows_count_for_each_rule() -> None:
    """Each rule is in one row of the table."""
    section = page("reference/plan-files.md").partition("\n## Whose rows count\n")[2]
    rows = section.partition("\n## ")[0].splitlines()
    named = [name for row in rows for name in re.findall("`([a-z-]+)`", row[:140])]
    rules = [name for name in named if name in RULES]
    assert sorted({*rules}) == sorted(RULES)


def test_plan_files_says_what_each_rule_reads() -> None:
    """Each rule is a row of the table: the files it reads, and who has the evidence."""
    rows = [
        f"| `{name}` | {', '.join([f'`{file}.csv`' for file in rule.reads.files])} | "
        f"{rule.reads.holder.value} |\n"
        for name, rule in RULES.items()
    ]
    section = page("reference/plan-files.md").partition("\n## What each rule reads\n")
    assert section[2].endswith("|---|---|---|\n" + "".join(rows))


def test_plan_files_has_an_example_of_each_rule_that_loads(tmp_path: Path) -> None:
    """Each example test of plan-files.md loads in the place of a measure's."""
    examples = re.findall(
        r"^test = (.*)$", page("reference/plan-files.md"), re.MULTILINE
    )
    plan = EVERY_RULE.read_text("utf-8")
    before, found, after = plan.partition('test = "as asked of every family"')
    assert found
    for example in examples:
        path = tmp_path / "plan.toml"
        path.write_text(f"{before}test = {example}{after}", "utf-8")
        assert load_plan(path).title


def test_plan_files_lists_each_key() -> None:
    """Each key of a plan, of its tables and of a citation is in plan-files.md."""
    said = page("reference/plan-files.md")
    tables = (PlanFile, MeasureTable, ResultTable, AmountTable)
    keys = {each.name for table in tables for each in fields(table)}
    keys |= {*SOURCE, *SURETY} - {"document"}
    missing = [key for key in sorted(keys) if not re.search(rf"`\[*{key}\]*`", said)]
    assert missing == []


def test_case_files_lists_each_column() -> None:
    """Each file has its section, and each of its columns a row, in order."""
    for file in FILES:
        section = page("reference/case-files.md").partition(f"\n## {file.csv}\n")[2]
        rows = "".join(
            f"| `{column.name}` | {column.kind.value} | "
            f"{'yes' if column.required else 'no'} | {column.means} |\n"
            for column in file.columns
        )
        required = " The file is required." if file.required else ""
        table = "\n\n| column | holds | required | means |\n|---|---|---|---|\n"
        assert section.startswith(f"\n{file.means}{required}{table}{rows}\n"), file.name


def test_case_files_says_how_each_kind_of_cell_is_read() -> None:
    """Each kind of cell is a row of the table."""
    kinds = {column.kind.value for file in FILES for column in file.columns}
    said = page("reference/case-files.md")
    assert [kind for kind in sorted(kinds) if f"\n| {kind} | " not in said] == []


def options_of(command: click.Command) -> dict[str, click.Option]:
    """Each option of a command and of the commands under it, by its name, in order."""
    found = {o.opts[0]: o for o in command.params if isinstance(o, click.Option)}
    for under in command.commands.values() if isinstance(command, click.Group) else ():
        found |= {each: o for each, o in options_of(under).items() if each not in found}
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_a_section_for_each_command_with_its_options(name: str) -> None:
    """The rows of a command's table are its options in order, in the words of --help."""
    said = page("reference/command.md").partition(f"\n## pbr {name}")[2]
    section = said.partition("\n## ")[0]
    command = getattr(import_module(f"pbr.cli.{name}"), name)
    rows = re.findall(r"^\| `(--[\w-]+)` \| (.*) \|$", section, re.MULTILINE)
    options = options_of(command)
    assert section
    assert [option for option, _ in rows] == list(options)
    for option, words in rows:
        assert plain(words).startswith(plain(options[option].help or "")), option
    under = command.commands if isinstance(command, click.Group) else {}
    assert [each for each in under if f"pbr {name} {each}" not in said] == []


#: Pages that a later issue replaces: words only.
TO_BE_REPLACED = {
    "ask-for-what-is-missing",
    "check-a-claim",
    "keep-a-register",
    "read-your-own-extracts",
    "write-a-plan",
}
HOW_TOS = sorted(
    {path.stem for path in (DOCS / "how-to").glob("*.md")} - TO_BE_REPLACED
)


@pytest.mark.parametrize("name", HOW_TOS)
def test_a_how_to_answers_one_question(name: str) -> None:
    """A question, numbered steps, under 60 lines, and what comes next."""
    text = page(f"how-to/{name}.md")
    title, *headings = re.findall(r"^##? (.*)$", text, re.MULTILINE)
    *steps, last = headings
    assert title.endswith("?")
    assert [re.match(r"\d+", each) is not None for each in steps] == [True] * len(steps)
    assert [int(each.split(".")[0]) for each in steps] == list(range(1, len(steps) + 1))
    assert last == "Next"
    assert len(text.splitlines()) < 60


@pytest.mark.parametrize("kind", [*get_args(Quantity), *get_args(Needed)])
def test_decision_lists_the_fields_of_each_kind(kind: type[Any]) -> None:
    """Each measure and need is a row of decision.md, with its fields in order."""
    table = page("reference/decision.md")
    row = re.search(rf"^\| `{kind.__name__}` \| (.*) \|$", table, re.MULTILINE)
    assert row is not None
    expected = [each.name for each in fields(kind)]
    for worked_out in ("most_allowed", "short_by"):
        if hasattr(kind, worked_out) and worked_out not in expected:
            expected.append(worked_out)
    assert re.findall(r"`(\w+)`", row[1].replace("`null`", "")) == expected


def test_decision_lists_each_reason() -> None:
    """Each reason is a row, and each why is named, in order."""
    said = page("reference/decision.md")
    reasons = said.partition("\n## Reasons\n")[2].partition("\n## ")[0]
    whys = said.partition("\n## Why a row was passed over\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(.*?)` \|", reasons, re.MULTILINE) == [
        r.value for r in Reason
    ]
    assert re.findall(r"`(.*?)`", whys) == [why.value for why in Why]


def test_api_names_everything_that_pbr_gives() -> None:
    """Each name of pbr's own is in api.md."""
    said = page("reference/api.md")
    assert [name for name in pbr.__all__ if f"`{name}`" not in said] == []


def test_every_reading_has_its_entry() -> None:
    """Each (readings: "…") of the code is the title of an entry."""
    named = {
        " ".join(title.split())
        for source in sources()
        for title in re.findall(r'readings: "([^"]*)"', source)
    }
    titles = re.findall(r"^### (.*)$", page("explanation/readings.md"), re.MULTILINE)
    assert named - set(titles) == set()


def test_every_reading_names_its_test() -> None:
    """Each entry says four things, and its tests are in tests/test_readings.py."""
    _, *entries = page("explanation/readings.md").split("\n### ")
    tests = [name for name in vars(test_readings) if name.startswith("test_")]
    named = []
    for entry in entries:
        said = re.findall(r"^- \*\*(.*?)\.\*\* ", entry, re.MULTILINE)
        assert said == PARTS_OF_A_READING, entry
        named += re.findall(r"`(test_\w+)`", entry)
    assert sorted(named) == sorted(tests)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    """Each link to a file of the repository is to one that is there."""
    links = re.findall(r"\]\((?!http)([^)#]+)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
