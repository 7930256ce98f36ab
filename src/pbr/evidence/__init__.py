"""
A decision as data that other systems can keep and check: its JSON, and its digest.
"""

from __future__ import annotations

from pbr.evidence.digest import digest_of
from pbr.evidence.document import as_data, as_json, schema

__all__ = ["as_data", "as_json", "digest_of", "schema"]
