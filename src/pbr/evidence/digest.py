"""
The digest of a decision: the same rows, plan and pbr give the same one.
"""

from __future__ import annotations

import hashlib

from pbr.batch import Failure
from pbr.claims import Decision
from pbr.evidence.document import as_json_without_flags


def digest_of(decided: Decision | Failure) -> str:
    """
    The SHA-256 of a decision's JSON in UTF-8, as one line without its end.

    It is the line of `--format jsonl` with an empty list of `flags`. The flags of a
    family depend on the other families of the batch, so the digest leaves them out.
    """
    return hashlib.sha256(as_json_without_flags(decided).encode("utf-8")).hexdigest()
