"""
The public names of pbr, as text: those that its reference pages document.

    python tools/public.py

writes tests/pinned/public.txt again, and prints the two lines that entries of the
changelog end with. tests/test_public.py checks that they are there.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pbr
from pbr.evidence.document import schema

ROOT = Path(__file__).parents[1]
#: The pages that document names to rely on.
PAGES = (ROOT / "docs/reference/api.md", ROOT / "docs/reference/testing.md")
PINNED = ROOT / "tests/pinned/public.txt"
#: The arguments of an attrs field that change how its class is called.
SAID = {"default", "factory", "init", "kw_only"}
#: Decorators that change how a method is used, and the name for such a method.
READ = {
    "cached_property": "property",
    "property": "property",
    "classmethod": "classmethod",
}
#: Methods that are not called by their names.
OPERATORS = {
    "__init__",
    "__str__",
    "__bool__",
    "__len__",
    "__contains__",
    "__or__",
    "__and__",
    "__sub__",
}
_DIRECTIVE = re.compile(r"^\.\. auto(module|class|function):: (\S+)$", re.MULTILINE)


def public() -> str:
    """
    The names of pbr, then each class, function and value, as a stub would show it.
    """
    names = f"from pbr import {', '.join(sorted(pbr.__all__))}"
    return "\n".join([names, "", *_documented()])


def _documented() -> Iterator[str]:
    text = "".join([page.read_text("utf-8") for page in PAGES])
    for kind, path in _DIRECTIVE.findall(text):
        paths = _names_in(path) if kind == "module" else [path]
        for each in paths:
            yield from [*_lines(each, _made(each)), ""]


def _names_in(path: str) -> list[str]:
    """
    The names that a module gives: those in its `__all__`, else those that it defines.
    """
    module = importlib.import_module(path)
    makes = [name for name, _ in _made_in(module) if not name.startswith("_")]
    return [f"{path}.{name}" for name in getattr(module, "__all__", makes)]


def _made(path: str) -> ast.AST:
    """
    Where a name is defined: in its module, or in another that it was imported from.
    """
    where, _, name = path.rpartition(".")
    module = importlib.import_module(where)
    here = dict(_made_in(module))
    if name in here:
        return here[name]
    return _made(f"{_given_from(module, name)}.{name}")


def _given_from(module: ModuleType, name: str) -> str:
    """
    The module that a room's face takes a name from.
    """
    for statement in ast.parse(inspect.getsource(module)).body:
        match statement:
            case ast.ImportFrom(module=str() as where, names=names):
                if name in [each.name for each in names]:
                    return where
    message = f"{module.__name__} does not give {name}"
    raise AttributeError(message)


def _made_in(module: ModuleType) -> Iterator[tuple[str, ast.AST]]:
    """
    Each name that a module defines, with its class or function, or its value.
    """
    for statement in ast.parse(inspect.getsource(module)).body:
        yield from _made_by(statement)


def _made_by(statement: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    match statement:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            yield name, statement
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name, statement
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            for each, value in zip(names, values, strict=True):
                yield ast.unparse(each), value


def _lines(name: str, made: ast.AST) -> Iterator[str]:
    """
    What a caller sees: no body, no docstring, nothing that begins with an underscore.
    """
    match made:
        case ast.ClassDef():
            yield from [f"@{_called(each)}" for each in made.decorator_list]
            bases = ", ".join(ast.unparse(each) for each in made.bases)
            yield f"class {name}({bases})" if bases else f"class {name}"
            for statement in made.body:
                for part, theirs in _made_by(statement):
                    if not part.startswith("_") or part in OPERATORS:
                        yield from [f"    {line}" for line in _lines(part, theirs)]
        case ast.FunctionDef(returns=ast.expr() as returns):
            decorators = {_called(each) for each in made.decorator_list}
            words = [READ[each] for each in sorted(decorators & READ.keys())]
            word = words[0] if words else "def"
            yield f"{word} {name}({ast.unparse(made.args)}) -> {ast.unparse(returns)}"
            yield from [
                f"    {ast.unparse(each)}"
                for each in ast.walk(made)
                if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store)
            ]
        case ast.AnnAssign():
            default = _default(made.value)
            equals = f" = {default}" if default else ""
            yield f"{name}: {ast.unparse(made.annotation)}{equals}"
        case _:
            yield f"{name} = {ast.unparse(made)}"


def _called(decorator: ast.expr) -> str:
    """
    The name of a decorator, without its arguments.
    """
    return ast.unparse(decorator).partition("(")[0]


def _default(value: ast.expr | None) -> str:
    """
    The default of a field and how it is passed, but not how it is checked.
    """
    match value:
        case None:
            return ""
        case ast.Call(func=ast.Name(id="field"), keywords=keywords):
            said = [each for each in keywords if each.arg in SAID]
            words = [f"{each.arg}={ast.unparse(each.value)}" for each in said]
            return f"field({', '.join(words)})" if words else ""
    return ast.unparse(value)


def pins(names: str, decision: dict[str, Any]) -> list[str]:
    """
    The ends of changelog entries for these names and this schema.
    """
    version = decision["$id"].removeprefix("urn:pbr:")
    return [
        f"names sha256:{_digest(names)}",
        f"{version} sha256:{_digest(json.dumps(decision, sort_keys=True))}",
    ]


def _digest(of: str) -> str:
    return hashlib.sha256(of.encode("utf-8")).hexdigest()


def unannounced(changelog: str, names: str, decision: dict[str, Any]) -> Iterator[str]:
    """
    The names or the schema, if changed without an entry in the changelog.

    The newest entry of the top section that ends with a digest must have today's
    digest. A released version of the schema never names another schema.
    """
    top, *released = changelog.split("\n## ")[1:]
    entries = [" ".join(entry.split()) for entry in top.split("\n- ")[1:]]
    for pin in pins(names, decision):
        what, now = pin.split()
        ends = [entry.split()[-2:] for entry in entries]
        given = [digest for name, digest in filter(_is_a_pin, ends) if name == what]
        if given[-1:] != [now]:
            yield f"{what} changed: add an entry to CHANGELOG.md that ends with\n  {pin}"
        then = re.findall(rf"\b{re.escape(what)}\s+(sha256:\w+)", "\n".join(released))
        if what != "names" and set(then) - {now}:
            yield f'{what} was another schema in a release: raise the number in its "$id"'


def _is_a_pin(words: list[str]) -> bool:
    return len(words) == 2 and words[1].startswith("sha256:")


if __name__ == "__main__":
    text = public()
    PINNED.write_text(text, "utf-8", newline="\n")
    sys.stdout.write("".join(f"{pin}\n" for pin in pins(text, schema())))
