"""Reads what the built-in embedder learns from, keeps the measured rows out of it, and spells texts as serving does."""

import gzip
import json
import subprocess
from pathlib import Path

# The last rows of parallel/ntrex.multi (news) and of parallel/tico19.multi (health) are for measuring, and so is the test
# split of stsb-multi: no step of the training sees them. So it is in src/matching/evaluate/measure-translation.ts.
NEWS_KEPT_OUT = 300
HEALTH_KEPT_OUT = 300
ROOT = Path(__file__).resolve().parents[3]


def read_rows(data, name):
    with gzip.open(Path(data) / name, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_groups(data, news_kept_out=NEWS_KEPT_OUT, health_kept_out=HEALTH_KEPT_OUT):
    """Groups of texts that mean the same: (source, {language: text}). English is in every group of the first sources."""
    groups = []
    for name, kept_out in (("ntrex", news_kept_out), ("tico19", health_kept_out)):
        rows = read_rows(data, f"parallel/{name}.multi.jsonl.gz")
        for row in rows[: len(rows) - kept_out]:
            groups.append((name, {k: v for k, v in row.items() if k != "n" and v.strip()}))
    for name in ("tatoeba", "indian"):
        by_english = {}
        for row in read_rows(data, f"parallel/{name}.pairs.jsonl.gz"):
            by_english.setdefault(row["a"], {"en": row["a"]})[row["lang_b"]] = row["b"]
        groups += [(name, group) for group in by_english.values()]
    groups += [("stsb", group) for group in aligned_stsb(data)]
    for row in read_rows(data, "parallel/crowd-paraphrases.en.pairs.jsonl.gz"):
        groups.append(("crowd", {"en": row["a"], "en2": row["b"]}))
    return groups


def aligned_stsb(data):
    """Row i of each language of stsb-multi is a translation of row i of the others."""
    groups = {}
    for split in ("train", "dev"):
        at = {}
        for row in read_rows(data, f"stsb-multi/pairs.{split}.jsonl.gz"):
            language = row["lang_a"]
            at[language] = at.get(language, -1) + 1
            for side in "ab":
                groups.setdefault((split, at[language], side), {})[language] = row[side]
    return [group for group in groups.values() if "en" in group]


def read_english(data):
    """English texts beyond the groups: they only teach what English words mean to the teacher."""
    texts = set()
    for row in read_rows(data, "negation-pairs/pairs.jsonl.gz"):
        texts.update((row["a"], row["b"]))
    texts.update(row["text"] for row in read_rows(data, "smalltalk/messages.jsonl.gz") if row["lang"] == "en")
    return sorted(texts)


def spell(texts):
    """The texts as serving spells them, by the serving code."""
    lines = "".join(json.dumps(text, ensure_ascii=True) + "\n" for text in texts)
    command = ["npx", "--no-install", "tsx", "models/training/embedder/spell.ts"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    if done.returncode != 0:
        raise RuntimeError(f"spell.ts failed: {done.stderr}")
    spelled = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    if len(spelled) != len(texts):
        raise RuntimeError(f"spell.ts gave {len(spelled)} texts for {len(texts)}")
    return spelled
