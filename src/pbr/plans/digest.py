"""
The digest of a plan: two files that say the same have the same one.

> Every decision carries the plan's digest beside its name: the SHA-256 of the loaded
> plan in one canonical form. (SPEC §6)
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from attrs import fields

#: What is not said by the plan: its name is its file's.
_NOT_SAID = "name"
_NOTHING: tuple[Any, ...] = (None, "", [], {})


def digest_of_plan(plan: object) -> str:
    """
    The SHA-256 of a plan's canonical form: JSON on one line, its keys sorted.

    Every value is in it, with its clause and words. What the plan leaves out is not, so
    that a later pbr, in which a plan may say more, gives it the same digest. Nor is the
    layout of its file, its comments or its name.
    """
    said = _fields(plan)
    del said[_NOT_SAID]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _said(value: Any) -> Any:  # noqa: ANN401 - whatever JSON is made of
    """
    A value of a plan as JSON.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | Fraction | Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_said(each) for each in value]
    if value is None or isinstance(value, str | int | dict):
        return value
    said = _fields(value)
    # Two rules may have the same fields: the name that plans call them is not one.
    return {"name": value.name} | said if hasattr(value, "name") else said


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any attrs class
    """
    The fields of a value that say something.
    """
    said = {each.name: _said(getattr(value, each.name)) for each in fields(type(value))}
    return {name: each for name, each in said.items() if each not in _NOTHING}
