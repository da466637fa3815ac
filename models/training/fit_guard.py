"""Fits the two learned guards of models/guard.json: `turned` (the message says the opposite) and `swapped` (another
person, place, number or date). Reads what dump-contrasts.ts wrote; called by fit.py, which chooses how strict they are.
"""

import json
import zlib
from collections import Counter

import lightgbm as lgb
import numpy as np

PARAMS = dict(
    objective="binary", num_leaves=15, learning_rate=0.05, min_data_in_leaf=30, feature_fraction=0.5, bagging_fraction=0.8,
    bagging_freq=1, lambda_l2=5.0, verbose=-1, num_threads=1, deterministic=True, force_row_wise=True, seed=7,
)
ROUNDS = 250
SHARED = "partFound gone come goneTop comeTop inOrder inOrderWords spread claimFound claimFoundInSentence messageWords claimWords longestRun bigramsFound sentences titleInOrder titleFound sameLanguage"
HEADS = {
    "turned": dict(
        features=f"cuesInSpan cuesInClaim cueParity cueUnpaired cueInPlace cueBefore cuesOutside cueNearest cueInside cueInSentence denialClaim debunkCue asks opposites oppositesInPlace charClaimFoundInSentence {SHARED}".split(),
        # What each kind of turned message weighs, together 1: how often people meet it is not known.
        kinds={"negation": 0.32, "opener": 0.15, "opposite": 0.15, "cue-removed": 0.07, "negated": 0.22, "nli_contradiction": 0.09},
    ),
    "swapped": dict(
        features=f"goneNames comeNames strangeSwap rareGone rareCome fullNamesGone fullNamesCome fullNameSwap speakerGone speakerCome swaps tightSwap tightSwapSum looseSwap swapNames swapNumbers swapCountries swapDates swapQuantities slotMissing slotExtra numberConflict dateConflict countryConflict quantityConflict nameMissing nameExtra headSwap rarestMissing secondMissing titleRarestMissing namesFound names numbersMissing numbersExtra sameScript {SHARED}".split(),
        kinds={"name": 0.6, "thing": 0.2, "number": 0.08, "date": 0.06, "place": 0.04, "quantity": 0.02},
    ),
}
# Weight of a message that keeps the meaning: real ones count whole.
WEIGHT = {"original": 1.0, "retold": 0.6}
OTHER_WEIGHT = 0.3
FOLDS = 5


def read(path):
    with open(path) as lines:
        names = json.loads(next(lines))["features"]
        return names, [json.loads(line) for line in lines]


def fold_of(row, story):
    """The fold of the message's story where the scorer has one, else of the fact-check."""
    message, _, check = row["story"].rpartition("|")
    key = story.get("routing/" + message, check or row["story"]) if row["set"] == "routing" else check or row["story"]
    return zlib.crc32(key.encode()) % FOLDS


def train(name, names, rows):
    head = HEADS[name]
    used = [row for row in rows if row["y"] == 1 or row["kind"] in head["kinds"]]
    y = np.array([row["y"] for row in used])
    kinds = Counter(row["kind"] for row in used)
    weight = np.array([
        WEIGHT.get(row["kind"], OTHER_WEIGHT) if row["y"] == 1 else head["kinds"][row["kind"]] / kinds[row["kind"]]
        for row in used
    ])
    weight[y == 0] *= weight[y == 1].sum() / weight[y == 0].sum()
    x = np.array([row["x"] for row in used])[:, [names.index(name) for name in head["features"]]]
    return lgb.train(PARAMS, lgb.Dataset(x, y, weight=weight), num_boost_round=ROUNDS)


def out_of_fold(path, tops, story):
    """Log odds that the verdict applies, of each (features by name, key), by guards that never saw its story."""
    names, rows = read(path)
    fold = np.array([fold_of(row, story) for row in rows])
    at = np.array([zlib.crc32(story[key].encode()) % FOLDS for _, key in tops])
    values = {}
    for name, head in HEADS.items():
        x = np.array([[features[feature] for feature in head["features"]] for features, _ in tops])
        value = np.zeros(len(tops))
        for f in range(FOLDS):
            booster = train(name, names, [row for row, own in zip(rows, fold) if own != f])
            if (at == f).any():
                value[at == f] = booster.predict(x[at == f], raw_score=True)
        values[name] = value
    return values


def final(path):
    names, rows = read(path)
    kinds = Counter(f"{row['set']}: {row['kind']}" for row in rows)
    return {name: train(name, names, rows) for name in HEADS}, dict(sorted(kinds.items()))
