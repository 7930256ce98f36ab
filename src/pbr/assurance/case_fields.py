"""
The fields of a case, on its line of JSON: each read, or refused with what to write.

Every function here raises `NotUnderstood` for a field that it cannot read.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

from pbr.assurance.answer_sheets import AnswerSheet, Fact, NamedVerdict
from pbr.claims import Answer
from pbr.exceptions import Contradiction, NotUnderstood
from pbr.texts.nearest import did_you_mean
from pbr.texts.visible import cut
from pbr.verdicts import Verdict

Table = dict[str, Any]
_POUNDS = re.compile(r"-?\d+\.\d\d", re.ASCII)
_IN_POUNDS = 'write pounds and pence, as in "800.00"'
_VERDICTS = [verdict.value for verdict in Verdict]


def sheet_as_data(sheet: AnswerSheet) -> Table:
    """
    An answer sheet as the `expected` of a case.
    """
    answer, fee = sheet.answer, sheet.answer.attachment_fee
    return {
        "verdict": answer.verdict.value,
        "result": answer.result,
        "amount": str(answer.amount),
        "attachment_fee": None if fee is None else str(fee),
        "answers": [list(each) for each in sorted(sheet.verdicts)],
        "quantities": [
            [fact.subject, fact.kind, *fact.numbers] for fact in sorted(sheet.facts)
        ],
    }


def sheet_of(data: Table) -> AnswerSheet:
    """
    The answer sheet that the `expected` of a case describes.
    """
    name = "verdict"
    verdict = text(data, name)
    if verdict not in _VERDICTS:
        raise _wrong(name, verdict, did_you_mean(verdict, _VERDICTS))
    result = _value(data, "result")
    if result is not None:
        result = text(data, "result")
    fee = _value(data, "attachment_fee")
    amount = _pounds(data, "amount")
    fee = None if fee is None else _pounds(data, "attachment_fee")
    try:
        answer = Answer(Verdict(verdict), result, amount, fee)
    except Contradiction as error:
        fault = f'"expected" contradicts itself: {error}'
        remedy = (
            "write what the claim pays if it is met, and null and 0.00 if it is not"
        )
        raise NotUnderstood(fault, remedy) from None
    return AnswerSheet(
        answer,
        frozenset([_named_verdict(each) for each in _list(data, "answers")]),
        frozenset([_fact(each) for each in _list(data, "quantities")]),
    )


def parsed(line: str) -> Table:
    """
    The object on a line of JSON.
    """
    remedy = "write a case as one JSON object on one line"
    try:
        data = json.loads(line)
    except RecursionError:
        fault = "the line has lists within lists, too deep to read"
        raise NotUnderstood(fault, remedy) from None
    except ValueError as error:
        fault = f"the line is not JSON ({error})"
        raise NotUnderstood(fault, remedy) from None
    if not isinstance(data, dict):
        fault = f"the line is {_shown(data)}"
        raise NotUnderstood(fault, remedy)
    return data


def _value(data: Table, name: str) -> Any:  # noqa: ANN401 - any JSON value
    if name not in data:
        fault = f'"{name}" is missing'
        raise NotUnderstood(fault, "copy a line of another case and change it")
    return data[name]


def text(data: Table, name: str) -> str:
    """
    A field that is text.
    """
    value = _value(data, name)
    if not isinstance(value, str):
        raise _wrong(name, value, "write text, in quotes")
    return value


def day(data: Table, name: str) -> date:
    """
    A field that is a date, as 2017-10-31.
    """
    said = text(data, name)
    try:
        found = date.fromisoformat(said)
    except ValueError:
        found = None
    if found is None or found.isoformat() != said:
        raise _wrong(name, said, 'write a date, as in "2017-10-31"')
    return found


def day_or_none(data: Table, name: str) -> date | None:
    """
    A field that is a date or null, and may be left out.
    """
    return None if data.get(name) is None else day(data, name)


def table(data: Table, name: str) -> Table:
    """
    A field that is an object.
    """
    value = _value(data, name)
    if not isinstance(value, dict):
        raise _wrong(name, value, "write an object, in braces")
    return value


def _list(data: Table, name: str) -> list[Any]:
    value = _value(data, name)
    if not isinstance(value, list):
        raise _wrong(name, value, "write a list, in brackets")
    return value


def _pounds(data: Table, name: str) -> Decimal:
    value = _value(data, name)
    if not isinstance(value, str) or not _POUNDS.fullmatch(value):
        raise _wrong(name, value, _IN_POUNDS)
    return Decimal(value)


def _named_verdict(value: object) -> NamedVerdict:
    match value:
        case [str(asked), str(verdict)]:
            return NamedVerdict(asked, verdict)
    name, remedy = "answers", 'write pairs, as in ["eligible", "met"]'
    raise _wrong(name, value, remedy)


def _fact(value: object) -> Fact:
    match value:
        case [str(subject), str(kind), *rest]:
            numbers = tuple([each for each in rest if type(each) is int])
            if rest and len(numbers) == len(rest):
                return Fact(subject, kind, numbers)
    name, example = "quantities", '["P-1", "attended", 102, 120, 108]'
    raise _wrong(name, value, f"write who, what and whole numbers, as in {example}")


def _wrong(name: str, value: object, remedy: str) -> NotUnderstood:
    return NotUnderstood(f'"{name}" has {_shown(value)}', remedy)


def _shown(value: object) -> str:
    return cut(json.dumps(value, ensure_ascii=False))
