"""
Another project's package is called pbr too, and the two break each other.

OpenStack's pbr, which many build tools need, has the same package folder, and the same
name for its command. Whichever is installed last, or removed, takes files of the other.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable

#: Three modules that every release of it has. No module of ours is called so.
_MODULES = ("git.py", "packaging.py", "version.py")

WARNING = (
    "{folder}: another project's package called pbr is installed here too, and the two "
    "break each other; install pbr-claims in a virtual environment of its own"
)
REPLACED = (
    "another project's package called pbr has replaced or removed files of pbr-claims; "
    "install pbr-claims again, in a virtual environment of its own"
)


def warn_of_another(places: Iterable[str]) -> None:
    """
    Warn if one of the places that Python imports from has the other package.
    """
    for place in places:
        folder = os.path.join(str(place), "pbr")  # noqa: PTH118 - quicker than a Path
        if all(os.path.isfile(os.path.join(folder, name)) for name in _MODULES):  # noqa: PTH113, PTH118
            warnings.warn(WARNING.format(folder=folder), stacklevel=3)
            return
