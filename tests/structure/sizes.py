"""Prints the longest functions and files: places to look, not verdicts."""

import ast

from tests.structure import house


def main() -> None:
    functions = [
        (
            (node.end_lineno or node.lineno) - node.lineno + 1,
            f"{house.name_of(path)}:{node.lineno} {node.name}",
        )
        for path in house.modules()
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    files = [
        (len(path.read_text(encoding="utf-8").splitlines()), house.name_of(path)) for path in house.modules()
    ]
    for title, rows in (("functions", functions), ("files", files)):
        print(f"The longest {title}:")
        for lines, name in sorted(rows, reverse=True)[:15]:
            print(f"  {lines:4} {name}")


if __name__ == "__main__":
    main()
