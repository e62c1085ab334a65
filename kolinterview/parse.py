"""A YAML file → the place at its root, or the fault that keeps it from being read, with its line."""

from __future__ import annotations

from pathlib import Path

import yaml

from kolinterview.errors import Problem, reason
from kolinterview.lang import Both
from kolinterview.nodes import UNSEEN, Place

if yaml.__with_libyaml__:
    from yaml.composer import Composer
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
    from yaml.resolver import Resolver

    class _Loader(Composer, CParser, Resolver):
        """LibYAML's parser under Python's composer: as fast, and a file nested too deeply is an error, not a crash."""

        def __init__(self, stream: str) -> None:
            CParser.__init__(self, stream)
            Composer.__init__(self)
            Resolver.__init__(self)

else:
    _Loader = yaml.SafeLoader  # type: ignore[assignment, misc]

NO_FILE = Both("读不了：{why}", "cannot be read: {why}")
NOT_UTF8 = Both("不是 UTF-8 编码，请另存为 UTF-8", "is not UTF-8; save it as UTF-8")
BAD_YAML = Both("YAML 写法有误：{why}", "is not valid YAML: {why}")
TOO_DEEP = Both("嵌套太深", "is nested too deeply")
NO_PLAIN_FILE = Both("不是普通文件", "it is no plain file")
TOO_LARGE = Both("太大了，超过 {most} MB", "is larger than {most} MB")
TOO_MUCH = Both("用 * 引用展开以后太大，或者绕成了圈", "its aliases make too much of it, or go round in a circle")
NO_BREAKS = "\x85\u2028\u2029"
"""New lines to YAML, but to no editor: the lines of what is wrong further down would not be those that it shows."""
MOST_MEGABYTES = 20
MOST_NODES = 2_000_000
"""With every alias written out; the bank that comes along has about sixty thousand."""

_REASONS = {
    "cannot start any token": Both(
        "这个字符不能放在开头；缩进要用空格，不能用 Tab",
        "this character cannot stand here; indent with spaces, not tabs",
    ),
    "mapping values are not allowed": Both(
        "多了个冒号；文字里有冒号就加引号", "a colon too many; quote a text that has one"
    ),
    "could not find expected ':'": Both("少了冒号", "a colon is missing"),
    "expected ',' or": Both("括号没有配上", "a bracket is not closed"),
    "expected node content": Both("括号没有配上，或者少了内容", "a bracket is not closed, or something is missing"),
    "expected key": Both("缩进没对齐，或者引号没有配上", "the indentation is off, or a quote is not closed"),
    "expected '-' indicator": Both("缩进没对齐，或者少了「-」", "the indentation is off, or a '-' is missing"),
    "found unexpected end of stream": Both("引号没有配上", "a quote is not closed"),
    "nesting depth": TOO_DEEP,  # LibYAML's own guard, in PyYAML since 6.0.4
    "undefined alias": Both("* 开头的文字要加引号", "quote a text that begins with *"),
}


def read(path: Path, problems: list[Problem]) -> Place | None:
    """The root of a YAML file, an absent place for an empty one.

    None when the file cannot be read; why is then among the problems.
    """

    def fault(said: Both, line: int = 1, column: int = 1, **values: object) -> None:
        problems.append(Problem(str(path), line, column, "", said.fill(**values)))

    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would be waited for, a device never end
        fault(NO_FILE, why=NO_PLAIN_FILE)
        return None
    try:
        if path.stat().st_size > MOST_MEGABYTES * 2**20:
            fault(TOO_LARGE, most=MOST_MEGABYTES)
            return None
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        fault(NO_FILE, why=reason(error))
        return None
    except UnicodeDecodeError as error:
        fault(NOT_UTF8, line=error.object[: error.start].count(b"\n") + 1)
        return None
    for sign in NO_BREAKS:
        text = text.replace(sign, " ")
    try:
        node = yaml.compose(text, Loader=_Loader)  # type: ignore[arg-type]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        fault(BAD_YAML, line, column, why=_why(error.problem or error.context or "?"))
        return None
    except yaml.reader.ReaderError as error:  # of a character that YAML does not have; its position is in bytes
        before = text.encode()[: error.position].decode(errors="ignore")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        fault(UNSEEN, line, column, code=f"{error.character:04X}")
        return None
    except RecursionError:
        fault(TOO_DEEP)
        return None
    if node is not None and _size(node, {}) > MOST_NODES:
        fault(TOO_MUCH)
        return None
    return Place(node, str(path), "", problems)


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many nodes there are with every alias written out; more than any file may have where they go in a circle."""
    if id(node) not in known:
        known[id(node)] = MOST_NODES + 1  # as long as it is being counted
        below = node.value if isinstance(node, yaml.CollectionNode) else ()
        inner = [one for entry in below for one in (entry if isinstance(entry, tuple) else (entry,))]
        known[id(node)] = min(MOST_NODES + 1, 1 + sum(_size(one, known) for one in inner))
    return known[id(node)]


def _why(text: str) -> Both:
    return next((said for sign, said in _REASONS.items() if sign in text), Both(text, text))
