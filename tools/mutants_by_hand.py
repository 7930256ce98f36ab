"""
The mutants that mutmut does not make. `make mutants` runs them after its own.

mutmut leaves out every function with a decorator, such as a property or a cached
function, and all code outside functions. Here each comparison, sum, sign, choice and
whole number of those places in the kernel is changed, one at a time, in a copy of the
package. The tests that mutmut runs must then fail. Linux or a Mac only.
"""

from __future__ import annotations

import ast
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
TESTS = SETTINGS["pytest_add_cli_args_test_selection"]
LONGEST = 60  # seconds of processor time, so that a busy machine kills nothing
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Mod: ast.Mult,
    ast.USub: ast.UAdd,
}
OPPOSITE = {"first": "last", "last": "first", "max": "min", "min": "max"}


def places(
    body: list[ast.stmt], within: str = ""
) -> Iterator[tuple[str, ast.stmt | ast.expr]]:
    """
    The code that mutmut leaves out, by the name of what it belongs to.
    """
    for statement in body:
        match statement:
            case ast.ClassDef():
                yield from places(statement.body, f"{within}{statement.name}.")
            case ast.FunctionDef(decorator_list=[ast.Name("classmethod")]):
                pass
            case ast.FunctionDef() if statement.decorator_list:
                for line in statement.body:
                    yield f"{within}{statement.name}", line
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                if statement.value is not None:
                    yield f"{within}{ast.unparse(target)}", statement.value
            case _:
                pass


def changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """
    The changes that can be made to one piece of code: a field, and what to put there.
    """
    match node:
        case ast.Compare(ops=ops):
            for at, each in enumerate(ops):
                yield "ops", [*ops[:at], swapped(each), *ops[at + 1 :]]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "operand", ast.UnaryOp(ast.Not(), operand)
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.UnaryOp(op=op):
            yield "op", swapped(op)
        case ast.IfExp(test=test) | ast.While(test=test) | ast.If(test=test):
            yield "test", ast.UnaryOp(ast.Not(), test)
        case ast.Constant(value=int() as value):
            yield "value", not value if isinstance(value, bool) else value + 1
        case ast.Name(id=name):
            yield "id", OPPOSITE.get(name, name)
        case ast.Attribute(attr=name):
            yield "attr", OPPOSITE.get(name, name)


def swapped(operator: ast.AST) -> ast.AST:
    """
    Another operator in place of this one, if there is one.
    """
    return SWAPPED.get(type(operator), type(operator))()


def mutants(path: Path) -> Iterator[tuple[str, str]]:
    """
    Each mutant of a module: where and what was changed, and its whole text.
    """
    tree = ast.parse(path.read_text("utf-8"))
    made = {ast.unparse(tree)}
    for name, code in places(tree.body):
        where, before = f"{path.relative_to(ROOT)} {name}", ast.unparse(code)
        for node in ast.walk(code):
            for field, value in changes(node):
                sound = getattr(node, field)
                setattr(node, field, value)
                text = ast.unparse(tree)
                if text not in made:
                    made.add(text)
                    yield f"{where}\n- {before}\n+ {ast.unparse(code)}", text
                setattr(node, field, sound)


def pass_with(package: Path, changed: str = "") -> bool:
    """
    Whether the tests pass with a copy of the package, those of the changed file first.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *TESTS],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(package.parent),
            "MUTANT_UNDER_TEST": changed,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST)),
        check=False,
    )
    return done.returncode == 0


def main() -> None:
    """
    Make each mutant, and list those that live.
    """
    paths = sorted(path for glob in SETTINGS["only_mutate"] for path in ROOT.glob(glob))
    made, alive = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "pbr"
        shutil.copytree(ROOT / "src" / "pbr", package)
        if not pass_with(package):
            sys.exit("the tests fail with nothing changed")
        for path in paths:
            copy = package / path.relative_to(ROOT / "src" / "pbr")
            for told, text in mutants(path):
                copy.write_text(text, "utf-8")
                made += 1
                if pass_with(package, str(path.relative_to(ROOT))):
                    alive += 1
                    print(f"{told}\n", flush=True)
            shutil.copy(path, copy)
    print(f"{made} mutants by hand, {made - alive} killed, {alive} alive")


if __name__ == "__main__":
    main()
