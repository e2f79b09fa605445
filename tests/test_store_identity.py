"""The measure of identity: its articles are the same for a seed, and a difference is told."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

from corpus import read_articles
from identity import RUNS, TOLD, rows
from mixture import mixture, shuffled

ROOT = Path(__file__).parents[1]


def test_a_seed_makes_the_same_articles_under_keys_of_their_own() -> None:
    """Sources take turns, no key stands twice, and errors make other texts of the sample's articles."""
    sample = read_articles([str(ROOT / "articles")])[:6]
    one, two = (list(mixture(sample, sample[:2], 24, 7)) for _ in range(2))
    assert one == two
    assert one != list(mixture(sample, sample[:2], 24, 8))
    assert 24 == len({record["id"] for record in one})
    assert [sample[0].text, sample[1].text] == [record["text"] for record in islice(one, 2, 6, 3)]
    altered = [record["text"] for record in one if record["id"].startswith("altered")]
    assert len(altered) == len(set(altered) - {article.text for article in sample})
    other = shuffled(one, 7)
    assert one != other
    assert sorted(one, key=str) == sorted(other, key=str)


def test_the_table_shows_what_differs(tmp_path: Path) -> None:
    """A row that another run has not is named with the kind that it is of."""
    first, same, other = RUNS[:3]
    for run, said in ((first, "ten"), (same, "ten"), (other, "two")):
        folder = tmp_path / "told" / run.name
        folder.mkdir(parents=True)
        for kind in TOLD:
            row = f'{{"said": "{said if kind == "quotes" else ""}"}}\n'
            (folder / f"{kind}.nl").write_text(row, encoding="utf-8")
        digests = {kind: (1, said if kind == "quotes" else "") for kind in TOLD}
        (folder / "digests.json").write_text(json.dumps(digests), encoding="utf-8")
    lines = list(rows([first, same, other], tmp_path))
    assert [" yes |", " yes |", " no: quotes |"] == [
        line[line.rindex("|", 0, -1) + 1 :] for line in lines[2:5]
    ]
    assert "  quotes: 1 rows missing, 1 added" == lines[5]
    assert ['{"said": "ten"}', '{"said": "two"}'] == [line.rpartition("… ")[2] for line in lines[6:]]
