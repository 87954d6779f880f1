#!/usr/bin/env python3
"""Prints one JSON line per record: how sure the reading was said to be, and whether it is right by the truth of the corpus.

    SCORER=score.py judge-rows.py TRUTH_FOLDER DATABASE

Records are matched with the truth by the corpus scorer; a row of a flat view is right when every field the scorer
compares is. Rows whose document has no truth are left out.
"""
import importlib.util
import json
import os
import sys
from pathlib import Path

spec = importlib.util.spec_from_file_location("score", os.environ["SCORER"])
score = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(score)


class RowJudge(score.DocumentScore):
    """The scorer, listening: which row was compared with what, and how it came out."""

    def __init__(self, truth, db):
        self.right = {}
        super().__init__(truth, db)

    def compare(self, ind, target, row):
        result = super().compare(ind, target, row)
        if row is not None:
            self.right[id(row)] = all(right for right, _ in result.values())
        return result

    def invented(self, row, count=1):
        self.right[id(row)] = False
        super().invented(row, count)

    def score_funding(self, project, key):
        before = self.t.n["funding.tp"]
        super().score_funding(project, key)
        rows = [r for r in self.funding if key is not None and self.key(r) == key and r.get("amount_fen") is not None]
        free = list(rows)
        for line in project["funding_lines"]:
            hit = next((r for r in free if same_money(line, r)), None)
            if hit is not None:
                free.remove(hit)
                self.right[id(hit)] = True
        for row in free:
            if row["amount_fen"] not in self.truth.get("optional_amounts", []):
                self.right[id(row)] = False
        found = len(rows) - len(free)
        assert found == self.t.n["funding.tp"] - before, "the scorer matches money in another way"

    def score_objectives(self, project, key):
        super().score_objectives(project, key)
        wanted, rows = project["objectives"], [r for r in self.objectives if key is not None and self.key(r) == key]
        whole = self.whole_texts(wanted, rows)
        pairs = score.assign(wanted, rows, lambda a, b: score.alike(self.plain(a["text"]), self.plain(b.get("text"))) + 0.2 * (a["term"] == b.get("term")), 0.5)
        for i, j in pairs:
            similar = score.edit_similarity(self.plain(wanted[i]["text"]), self.plain(rows[j].get("text"))) >= 0.98
            self.right[id(rows[j])] = wanted[i]["term"] in whole or similar

    def judged(self):
        for view, rows in (("indicator", self.indicators), ("funding", self.funding), ("objective", self.objectives)):
            for row in rows:
                if id(row) in self.right:
                    yield {"view": view, "document": self.truth["file"], "tier": row["tier"], "needs_review": row["needs_review"],
                           "right": self.right[id(row)]}


def same_money(line, row):
    return (row.get("side") in [line["side"]] + line.get("side_accept", []) and row.get("item") in [line["item"]] + line.get("item_accept", [])
            and line["fiscal_year"] in (None, row.get("amount_year")) and row.get("phase") in [line["phase"]] + line.get("phase_accept", [])
            and line["amount_fen"] == row.get("amount_fen"))


def main():
    folder, database = Path(sys.argv[1]), score.Database(sys.argv[2])
    for path in sorted(folder.glob("*.truth.json")):
        for row in RowJudge(json.loads(path.read_text(encoding="utf-8")), database).judged():
            print(json.dumps(row, ensure_ascii=False))


main()
