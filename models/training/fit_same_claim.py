"""Fits models/same-claim.json: whether two messages are about one claim.

Reads what dump-same-claim.ts wrote. Folds are grouped by fact-check: both messages of a pair must be of the fold's checks to
be left out of its fit. Near-equal posts under two fact-checks contradict the labels and are left out of the fit.
Usage: python models/training/fit_same_claim.py --pairs FILE [--write] [--date 2026-11-23]
"""

import argparse
import json
import zlib
from collections import defaultdict

import lightgbm as lgb
import numpy as np

import fit as scorer

PARAMS = {**scorer.PARAMS, "learning_rate": 0.04, "min_data_in_leaf": 30, "seed": 3}
ROUNDS = 250
FOLDS = 5
# Mean cosine of words and letters from which two posts of claimnorm tell one story whatever their labels.
ALIKE = 0.45
# Share of the pairs shown together that must be of one claim, on tweets out of fold; labels of posts are too noisy.
GOAL = 0.95
TWEETS = "checkthat2022-2a-en"


def fold_of(name):
    return zlib.crc32(name.encode()) % FOLDS


def clusters(rows, scores, least):
    """Names of clusters when each message joins the likeliest earlier one, and the true names."""
    best, truth = {}, {}
    for row, score in zip(rows, scores):
        truth[row["i"]], truth[row["j"]] = row["checks"]
        if score >= least and score > best.get(row["j"], (least - 1, None))[0]:
            best[row["j"]] = (score, row["i"])
    found = {}
    for message in sorted(truth):
        found[message] = found[best[message][1]] if message in best else message
    return [found[m] for m in sorted(truth)], [truth[m] for m in sorted(truth)]


def figures(found, truth):
    groups, right = defaultdict(set), defaultdict(set)
    for i, (a, b) in enumerate(zip(found, truth)):
        groups[a].add(i)
        right[b].add(i)
    both = [len(groups[a] & right[b]) for a, b in zip(found, truth)]
    precision = np.mean([n / len(groups[a]) for n, a in zip(both, found)])
    recall = np.mean([n / len(right[b]) for n, b in zip(both, truth)])
    pairs = sum(len(groups[a]) - 1 for a in found)
    return dict(f1=round(float(2 * precision * recall / (precision + recall)), 4), pairPrecision=round(float(sum(n - 1 for n in both) / pairs), 4) if pairs else 1.0, pairs=pairs // 2)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pairs", required=True)
    args.add_argument("--write", action="store_true")
    args.add_argument("--date", default="2026-11-23")
    args = args.parse_args()
    with open(args.pairs) as lines:
        names = json.loads(next(lines))["features"]
        rows = [json.loads(line) for line in lines]
    x = np.array([row["x"] for row in rows])
    y = np.array([int(row["checks"][0] == row["checks"][1]) for row in rows])
    of = np.array([row["set"] for row in rows])
    alike = x[:, [names.index(n) for n in ("low wordClaim", "high wordClaim", "low charClaim", "high charClaim")]].mean(axis=1)
    noise = (of == "claimnorm2025") & (y == 0) & (np.array([row["near"] for row in rows]) | (alike > ALIKE))
    folds = np.array([[fold_of(f"{row['set']}/{check}") for check in row["checks"]] for row in rows])
    print(f"{len(rows)} pairs, {y.sum()} of one claim, {noise.sum()} left out")

    raw = np.zeros(len(rows))
    for f in range(FOLDS):
        out = (folds == f).any(axis=1)
        fitted = ~out & ~noise
        raw[out] = lgb.train(PARAMS, lgb.Dataset(x[fitted], y[fitted]), num_boost_round=ROUNDS).predict(x[out], raw_score=True)
    tweets = of == TWEETS
    own, scores = [row for row in rows if row["set"] == TWEETS], raw[tweets]
    for at in np.arange(0, 2.25, 0.25):
        print(f"tweets, log odds {at:.2f}: {figures(*clusters(own, scores, at))}")
    order = sorted(zip(scores, y[tweets]), reverse=True)
    right = np.cumsum([label for _, label in order])
    enough = np.nonzero(right / np.arange(1, len(order) + 1) >= GOAL)[0]
    least = float(order[enough[-1]][0])
    measured = figures(*clusters(own, scores, least))
    print(f"least {least:.3f}: {enough[-1] + 1} pairs of tweets, {measured}")
    if not args.write:
        return

    kept = ~noise
    final = lgb.train(PARAMS, lgb.Dataset(x[kept], y[kept]), num_boost_round=ROUNDS)
    from_, to = scorer.knots(raw[kept], y[kept])
    likely = float(np.interp(least, from_, to))
    model = dict(
        version=f"same-claim-{args.date}", features=names, base=0.0, trees=scorer.compact([final]), calibration={"from": from_, "to": to}, likely=round(likely, 4),
        provenance=dict(
            date=args.date, command="npx tsx models/training/dump-same-claim.ts && python models/training/fit_same_claim.py --write",
            fittedOn=[f"{name}:train" for name in sorted(set(of))], pairs=int(kept.sum()), ofOneClaim=int(y[kept].sum()), method=f"LightGBM 4.7.0, 15 leaves, {ROUNDS} rounds of 0.04; Platt calibration on out-of-fold scores",
            likely=f"Calibrated probability. Of the pairs of tweets above it, out of fold, {GOAL} are of one claim; clusters of tweets then have B3 F1 {measured['f1']} and pair precision {measured['pairPrecision']}.",
        ),
    )
    (scorer.ROOT / "models/same-claim.json").write_text(json.dumps(model, separators=(",", ":")) + "\n")
    print(f"likely from {likely:.4f}")


if __name__ == "__main__":
    main()
