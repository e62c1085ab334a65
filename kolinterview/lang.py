"""The two languages, and a text that has both."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


class _Count(int):
    """A number that knows its English plural: "{n} point{n:s}"."""

    def __format__(self, spec: str) -> str:
        if spec == "s":
            return "" if self == 1 else "s"
        return int(self).__format__(spec)


class Both(NamedTuple):
    """One text in Chinese and in English; either may be empty, not both."""

    zh: str
    en: str

    def of(self, lang: Lang) -> str:
        """The text in `lang`, or in the other language where that one is empty."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)

    def fill(self, **values: Any) -> Both:
        """Both texts with their {fields} filled; a `Both`, or an error, among the values goes in by language."""
        return Both(*(text.format(**_localised(values, lang)) for lang, text in zip(LANGS, self, strict=True)))

    def say(self, lang: Lang, **values: Any) -> str:
        """The text in `lang` with its {fields} filled."""
        return self.of(lang).format(**_localised(values, lang)) if values else self.of(lang)


def _localised(values: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    def one(value: Any) -> Any:
        if isinstance(value, Both):
            return value.of(lang)
        if hasattr(value, "sentence"):  # an error or a problem, which owns its words
            return value.sentence(lang)
        return _Count(value) if type(value) is int else value

    return {name: one(value) for name, value in values.items()}


def as_lang(name: str) -> Lang | None:
    """`zh_CN.UTF-8`, `zh-TW`, `Chinese (Simplified)_China` → zh; any other name → en; empty → None."""
    if not name:
        return None
    return "zh" if name.casefold().startswith(("zh", "chinese")) else "en"


def of_machine(environ: Mapping[str, str]) -> Lang:
    """The language of the locale: LC_ALL, LC_MESSAGES, LANG; on Windows the system's own."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if lang := as_lang(environ.get(name, "")):
            return lang
    if sys.platform == "win32":  # which sets none of these
        import locale

        return as_lang(locale.getlocale()[0] or "") or "en"
    return "en"
