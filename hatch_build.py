"""When the package is built, its bank is read and kept beside it: the first start after an installation is as quick as
the second. Without it, or with a bank that was changed since, the YAML is read as ever."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeepBank(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling for a wheel, also for an editable one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from kolinterview import cache
        from kolinterview.errors import DataProblems

        data = Path(self.root) / "data"
        with suppress(DataProblems, OSError):  # of the first the program tells, with their lines
            cache.keep([data], [], data)
            (data / cache.FILE).chmod(0o644)  # for all who use the installation
