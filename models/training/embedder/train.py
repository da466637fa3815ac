"""
Trains the built-in embedder and writes it to models/builtin: one command, seeded.

    python models/training/embedder/train.py --data DIR --teacher DIR [--work DIR] [--threads 1]

`--data` holds parallel/, negation-pairs/, stsb-multi/ and smalltalk/; nothing else is read. `--teacher` is a folder with
all-MiniLM-L6-v2. `--work` keeps what each stage made, so that a run that broke off goes on from there.
"""

import argparse
import json
import os
import pickle
import sys
import time
from pathlib import Path


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--teacher", required=True)
    arguments.add_argument("--work", default=".data/embedder-training")
    arguments.add_argument("--out", default="models/builtin")
    arguments.add_argument("--manifest", default="models/manifest.json")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--steps", type=int, default=None)
    given = arguments.parse_args()
    # Read by numpy and the tokenizers when they load.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = str(given.threads)
    train(given)


PIECES = 100_000
DIMENSION = 192
SPLITS = 4  # thinned splits beside the one that serves
THINNED = 0.25
# How often a step draws from each source.
SOURCES = dict(ntrex=5, tico19=2, tatoeba=1.5, indian=1, stsb=1, crowd=0.3, english=1)
# Languages that weigh more: those whose figures are quoted, and close kin.
MAIN = set("es pt fr id hi ur ar fa ru zh ja ko sw".split())
KIN = set("es-mx pt-pt tl bn de ms prs".split())


def train(given):
    import numpy as np

    import corpus
    import fit
    import table as tables
    import tokens
    import write_model
    from teacher import Teacher, reduced

    work = Path(given.work)
    work.mkdir(parents=True, exist_ok=True)
    started = time.time()

    def stage(name, make):
        path = work / f"{name}.pickle"
        if path.exists():
            say(f"{name}: kept from an earlier run")
            return pickle.loads(path.read_bytes())
        say(f"{name} …")
        made = make()
        path.write_bytes(pickle.dumps(made))
        return made

    def say(line):
        print(f"[{time.time() - started:6.0f} s] {line}", file=sys.stderr, flush=True)

    groups = corpus.read_groups(given.data)
    english = corpus.read_english(given.data)
    texts = sorted({text for _, group in groups for text in group.values()} | set(english))
    number = {text: at for at, text in enumerate(texts)}
    say(f"{len(groups)} groups, {len(texts)} texts")
    spelled = stage("spelled", lambda: corpus.spell(texts))

    # Shortest first: progress is quick to show, and the longest come last.
    taught = sorted({group["en"] for _, group in groups} | set(english), key=lambda text: (len(text), text))

    def teach():
        teacher = Teacher(given.teacher, given.threads)
        words = teacher.words()
        progress = lambda what, total: lambda done: done % 10_000 in (0, 1) and say(f"  {what} {done} of {total}")
        return words, teacher.vectors(words, progress("words", len(words))), teacher.vectors(taught, progress("sentences", len(taught)))

    words, word_vectors, sentence_vectors = stage("teacher", teach)
    sentence_vectors, word_vectors = reduced([sentence_vectors, word_vectors], sentence_vectors, DIMENSION)
    row = {text: at for at, text in enumerate(taught)}

    def learn_pieces():
        # The main languages' news and health twice: they get more of the pieces.
        extra = [number[text] for source, group in groups if source in ("ntrex", "tico19") for language, text in group.items() if language in MAIN or language == "en"]
        every = [number[text] for _, group in groups for text in group.values()] + [number[text] for text in english]
        return tokens.train_pieces([spelled[at] for at in every + extra], PIECES)

    vocabulary = tokens.with_words_and_sounds(stage("pieces", learn_pieces), words)
    tokenizer = tokens.make_tokenizer(vocabulary)

    def split():
        rng = np.random.default_rng(5)
        splits = [tokens.Rows(tokenizer, spelled)]
        for at in range(SPLITS):
            say(f"  thinned split {at + 1} of {SPLITS}")
            thinned, renumber = tokens.thinned(vocabulary, THINNED, rng)
            splits.append(tokens.Rows(thinned, spelled, renumber))
        return splits

    splits = stage("splits", split)

    by_source = {}
    for source, group in groups:
        others = [(language, number[text]) for language, text in group.items() if language != "en"]
        entry = (number[group["en"]], row[group["en"]], [at for _, at in others], [language for language, _ in others])
        by_source.setdefault(source, []).append(entry)
    by_source["english"] = [(number[text], row[text], [], []) for text in english]

    def fitted():
        pairs = [(at, entry[1]) for entries in by_source.values() for entry in entries for at in [entry[0], *entry[2]]]
        held, aims = (np.array(part) for part in zip(*pairs))
        table = tables.first_table(vocabulary, splits[:3], held, sentence_vectors[aims], words, word_vectors)
        say(f"  {len(table)} tokens")
        weight = lambda language: 3.0 if language in MAIN | KIN else 1.0
        by_weight = {name: (SOURCES[name], by_source[name]) for name in SOURCES}
        sampler = fit.Sampler(by_weight, weight, np.random.default_rng(7))

        def told(step, loss, seconds):
            if step % 50 == 0:
                say(f"  step {step}, loss {loss:.3f}, {seconds / (step + 1):.2f} s a step")

        return fit.fit(table, splits, sampler, sentence_vectors, {"steps": given.steps} if given.steps else {}, told)

    table = stage("table", fitted)
    table[: len(tokens.SPECIAL)] = 0

    files = write_model.write_model(given.out, table, tokenizer)
    write_model.pin(given.manifest, files)
    say(f"written to {given.out}: {sum(file['bytes'] for file in files)} bytes")
    print(json.dumps(files, indent=2))


if __name__ == "__main__":
    main()
