"""
The bytes of a file as text: UTF-8, or Windows-1252 if that is declared.

> UTF-8 (a byte-order mark is fine; Windows-1252 is accepted when declared) (SPEC §11)
"""

from __future__ import annotations

import codecs

from pbr.casefiles._collected import Collected
from pbr.casefiles.sources.other_files import format_by_contents
from pbr.exceptions import NotUnderstood, Problem
from pbr.texts.nearest import folded

UTF_8, WINDOWS_1252 = "utf-8", "windows-1252"
_ENCODINGS = {
    "utf8": UTF_8,
    "utf8sig": UTF_8,
    "windows1252": WINDOWS_1252,
    "cp1252": WINDOWS_1252,
}
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE = 'save it again as UTF-8 (in Excel: "CSV UTF-8")'


def encoding_named(name: str) -> str:
    """
    The encoding of this name. Raises `NotUnderstood` for any except the two.
    """
    encoding = _ENCODINGS.get(folded(name))
    if encoding is None:
        fault = f"{name!r} is not an encoding that pbr reads"
        raise NotUnderstood(fault, f'write "{UTF_8}" or "{WINDOWS_1252}"')
    return encoding


def text_of(data: bytes, place: str, encoding: str, collected: Collected) -> str | None:
    """
    The text of a file; or None, and one problem, if it cannot be read.
    """
    problem = _not_text(data, place)
    if problem is not None:
        collected.problem(problem)
        return None
    try:
        text = data.decode(_codec(data, encoding))
    except UnicodeDecodeError as error:
        collected.problem(_undecodable(error, place, encoding))
        return None
    if encoding != UTF_8 and not data.isascii():
        collected.note(place, None, None, f"read as {_said(data, encoding)}")
    return text


def _codec(data: bytes, encoding: str) -> str:
    if encoding == UTF_8 or data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "cp1252"


def _said(data: bytes, encoding: str) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return f"{UTF_8}, as its byte-order mark says"
    return encoding


def _not_text(data: bytes, place: str) -> Problem | None:
    expected = "UTF-8 text"
    if not data:
        found, expected = "an empty file", "something to read"
        return Problem(
            place, None, None, found, expected, "send it again, or take it out"
        )
    form = format_by_contents(data)
    if form is not None:
        found = f"{form.found}, by its first bytes"
        return Problem(place, None, None, found, expected, form.remedy)
    if data.startswith(_UTF_16):
        found = f"UTF-16 text: it begins with bytes {data[:2].hex(' ').upper()}"
        return Problem(place, None, None, found, expected, _SAVE)
    at = data.find(b"\0")
    if at >= 0:
        found = f"byte 00 at offset {at}, which is never in text"
        return Problem(place, _line(data, at), None, found, expected, _SAVE)
    return None


def _undecodable(error: UnicodeDecodeError, place: str, encoding: str) -> Problem:
    data: bytes = error.object
    found = f"byte {data[error.start]:02X} at offset {error.start}"
    remedy = _SAVE
    if encoding == UTF_8:
        remedy += f", or declare it with --encoding {WINDOWS_1252}"
    return Problem(
        place, _line(data, error.start), None, found, f"{encoding} text", remedy
    )


def _line(data: bytes, offset: int) -> int:
    before = data[:offset]
    return len((before + b".").splitlines())
