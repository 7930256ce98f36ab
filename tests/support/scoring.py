"""
Tools to be scored with, tests of their scores, and what is measured.
"""

from __future__ import annotations

from fractions import Fraction

from pbr.findings import Scored
from pbr.records import Subject, SubjectKind
from pbr.rules.parts.scores import Tool, Tools
from pbr.rules.parts.words import Direction
from pbr.rules.progress import ScoreImproved
from strategies import CLAUSE

A1 = Subject(SubjectKind.MEMBER, "A1")
C1 = Subject(SubjectKind.MEMBER, "C1")
NOBODY = Subject(SubjectKind.FAMILY, "F1")


def by(number: int, better: Direction = Direction.UP) -> Tool:
    """
    A tool whose scores must be better by a number.
    """
    return Tool(better, Fraction(number))


UP, DOWN = by(1), by(1, Direction.DOWN)
STAR = Tools({"star": UP})


def improved(
    tools: Tools = STAR, domain: str = "health", months: int = 0
) -> ScoreImproved:
    """
    Better by one of the tools, and so for some months.
    """
    return ScoreImproved(CLAUSE, tools, domain, months)


def scored(
    first: int,
    since: int,
    *worse: Scored,
    tool: str = "star",
    better: Direction = Direction.UP,
    of: Subject = A1,
) -> Scored:
    """
    Scores on two days, from a first to the worst that has stood since; 1 is needed.
    """
    change = Fraction(since - first)
    better_by = change if better is Direction.UP else -change
    return Scored(
        of,
        tool,
        2,
        Fraction(first),
        Fraction(since),
        better_by,
        Fraction(1),
        worse,
    )


def once(tool: str = "star", of: Subject = A1) -> Scored:
    """
    A score on one day.
    """
    return Scored(of, tool, 1, None, None, None, Fraction(1))


def never(of: Subject = NOBODY) -> Scored:
    """
    No score that counts.
    """
    return Scored(of, None, 0, None, None, None, None)
