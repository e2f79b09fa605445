"""The bench of figures: what counts as right."""

from __future__ import annotations

import json
from pathlib import Path

from quantities import lines_of_examples, read_labels, score

SENTENCES = [
    {"id": "a", "text": "About 40 ewes left.", "quantities": [{"value": 40, "modifier": "about"}]},
    {"id": "b", "text": "It rose 19 cents.", "quantities": [{"value": 19, "modifier": "exact"}]},
    {"id": "c", "text": "It took 10 to 15 days.", "quantities": [{"low": 10, "high": 15}]},
    {"id": "d", "text": "More than 7 sank.", "quantities": [{"value": 7, "modifier": "exact"}]},
]


def test_what_is_right(tmp_path: Path) -> None:
    """Cents count as hundredths unless told otherwise; the bound counts where it is asked for."""
    file = tmp_path / "sentences.jsonl"
    file.write_text("\n".join(map(json.dumps, SENTENCES)), encoding="utf-8")
    labels = read_labels(file)
    exact, loose, bounded = score(labels, loose=False), score(labels), score(labels, bounded=True)
    assert (0.75, 1.0, 0.5) == (exact.recall, loose.recall, bounded.recall)
    assert [] == list(lines_of_examples(labels, 3))
