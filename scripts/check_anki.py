"""Are the cards what Anki makes of them? Imports them into a real collection, in an environment that has `anki`.

    python scripts/check_anki.py CARDS CARDS_REWORDED     two files of `kolinterview review --cards`

Importing twice must make no second card, a reworded point must change the note that is there, and Chinese and markup
must arrive as they were written. (Anki is no dependency of ours: AGPL, and 10 MB.)
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest


def rows(file: Path) -> dict[str, list[str]]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row[0]: row for row in csv.reader(lines, delimiter="\t")}


def imported(collection: Collection, file: Path) -> dict[str, list[str]]:
    """What is in the collection after the import, by guid: the fields and the tags of each note."""
    metadata = collection.get_csv_metadata(path=str(file), delimiter=None)
    collection.import_csv(ImportCsvRequest(path=str(file), metadata=metadata))
    notes = [collection.get_note(id) for id in collection.find_notes("")]
    return {note.guid: [*note.fields, *sorted(note.tags)] for note in notes}


def main() -> None:
    first, reworded = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        once, twice = imported(collection, first), imported(collection, first)
        assert once == twice, "imported twice, a note is there twice or has changed"
        want = {guid: [row[1], row[2], *sorted(row[3].split())] for guid, row in rows(first).items()}
        assert once == want, "a note is not what was written"
        after = imported(collection, reworded)
        assert after.keys() == once.keys(), "a reworded point made a new note"
        changed = sum(after[guid] != once[guid] for guid in once)
        assert changed == 1, f"{changed} notes have changed"
        decks = [deck.name for deck in collection.decks.all_names_and_ids() if deck.name != "Default"]
        assert decks == ["kolinterview"], decks
        collection.close()
    print(f"{len(once)} cards are in Anki as they were written, twice imported, one reworded")


if __name__ == "__main__":
    main()
