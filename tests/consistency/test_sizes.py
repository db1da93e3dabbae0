"""A file that grew past 400 lines, or a function past 40, does two things."""

import ast

from tests.consistency.sources import ROOT, files, tree

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40


def long_functions(module: ast.Module) -> list[str]:
    return [
        node.name
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LINES_OF_A_FUNCTION
    ]


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in files(".py", ".html", ".css", ".js")}
    assert lengths
    assert [str(path.relative_to(ROOT)) for path, length in lengths.items() if length > LINES_OF_A_FILE] == []


def test_no_function_is_longer_than_40_lines() -> None:
    long = {path.relative_to(ROOT): found for path in files(".py") if (found := long_functions(tree(path)))}
    assert long == {}


def test_a_function_of_40_lines_passes_and_one_of_41_does_not() -> None:
    fits, exceeds = (
        f"def {name}() -> None:\n" + "    go()\n" * lines for name, lines in (("fits", 39), ("exceeds", 40))
    )
    assert long_functions(ast.parse(fits + exceeds)) == ["exceeds"]
