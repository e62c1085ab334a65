"""Whether anything that is fed to the program breaks it: tens of thousands of inputs of chance, each with what is due.

    python benchmarks/fuzz.py [--inputs N] [--short] [--seed N] [--only TARGET] [--from N]

Needs the extra `dev`. A target makes an input from a `Random` and checks what comes of it: a result, or a refusal as
the program words it; marks that lie within the answer; no line wider than the screen; nothing that a terminal obeys or
a page takes for a tag. Whatever else is raised is a finding, and so is an input that takes more of the processor's time
than its target may. A finding is told with the command that makes it again and with its input, cut down as far as it
stays one.
"""

from __future__ import annotations

import argparse
import shutil
import sys

from fuzzing import hostile
from fuzzing.answers import check_delivery, check_long, check_marked, long_answer, marked
from fuzzing.bank_files import check_config, check_files, config, files, generated_files, whole_files
from fuzzing.banks import work
from fuzzing.documents import check_pages
from fuzzing.numbers import check_day, check_figures, check_sum, day, figured, summed
from fuzzing.own_files import check_draft, check_export, draft_file, export_lines
from fuzzing.running import Target, go
from fuzzing.scenes import scene
from fuzzing.screens import check_scene, check_wrong_name, wrong_name

TARGETS = (
    Target("small bank, changed", files, check_files, 0.04, 60),
    Target("whole bank, changed", whole_files, check_files, 0.001, 1, 20.0),
    Target("generated YAML", generated_files, check_files, 0.08, 100),
    Target("config.yaml", config, check_config, 0.11, 300),
    Target("answers, matched", marked, check_marked, 0.08, 120),
    Target("long answers", long_answer, check_long, 0.001, 1, 12.0),
    Target("answers, delivery", hostile.text, check_delivery, 0.18, 300),
    Target("numbers in answers", figured, check_figures, 0.16, 300),
    Target("formulas", summed, check_sum, 0.13, 300),
    Target("days", day, check_day, 0.12, 300),
    Target("screens", scene, check_scene, 0.016, 20),
    Target("names that are none", wrong_name, check_wrong_name, 0.03, 100),
    Target("pages and cards", scene, check_pages, 0.008, 10),
    Target("drafts", draft_file, check_draft, 0.03, 200),
    Target("exports", export_lines, check_export, 0.014, 100),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=60_000, help="of all targets together, or of an only one")
    parser.add_argument("--short", action="store_true", help="a few hundred of each")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", action="append", choices=[target.name for target in TARGETS])
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first input")
    options = parser.parse_args()
    rows: list[tuple[str, int, float, int]] = []
    try:
        for target in TARGETS:
            if not options.only or target.name in options.only:
                share = 1.0 if options.only == [target.name] else target.share
                inputs = target.few if options.short else round(options.inputs * share)
                rows.append((target.name, inputs, *go(target, options.seed, options.first, inputs)))
    finally:
        shutil.rmtree(work(), ignore_errors=True)
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows)))
    print("| target | inputs | seconds | findings |\n|---|---|---|---|")
    for name, inputs, seconds, findings in rows:
        print(f"| {name} | {inputs:,} | {seconds:.0f} | {findings} |")
    sys.exit(bool(rows[-1][3]))


if __name__ == "__main__":
    main()
