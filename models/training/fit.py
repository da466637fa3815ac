"""Fits the scorer of models/scorer.json and the guards of models/guard.json, and chooses models/thresholds.json.

Reads what dump-features.ts wrote, so that training and serving compute the same numbers.
Rows of measure-only sources are scored but never fitted. Folds are grouped by story.
Usage: python models/training/fit.py --features FILE [FILE …] --contrasts FILE --data DIR [--write] [--date 2026-11-23]
"""

import argparse
import hashlib
import json
import zlib
from collections import defaultdict
from pathlib import Path

import lightgbm as lgb
import numpy as np
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

import fit_guard

MEASURE_ONLY = {"meedan-tipline", "meedan/no_claim"}
FOLDS = 5
SEEDS = (11, 23, 47)
PARAMS = dict(
    objective="binary", num_leaves=15, learning_rate=0.03, min_data_in_leaf=40, feature_fraction=0.4,
    bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, verbose=-1, num_threads=1, deterministic=True, force_row_wise=True,
)
ROUNDS = 400
# More of these never makes a candidate less likely. Out of fold that answers .219 instead of .205 at the same precision (2026-11-23).
RISING = set(
    "claimFound claimFoundInSentence charClaimFound charClaimFoundInSentence partFound bigramsFound longestRun vector charClaim marginClaimFound marginCharFound".split()
)
ROOT = Path(__file__).resolve().parents[2]
FINDINGS = {
    key: {"right": 1, "neutral": -1}[finding]
    for key, finding in (
        line.rstrip("\n").split("\t") for line in open(ROOT / "models/training/corrections.tsv") if not line.startswith("#")
    )
}
GOLD = {"ct2a": "checkthat2022-2a-en", "cn25": "claimnorm2025", "ct21ar": "checkthat2021-2a-ar-partial"}


def read(paths):
    names, messages = None, {}
    for path in paths:
        with open(path) as lines:
            head = json.loads(next(lines))["features"]
            assert names in (None, head), "files of different feature lists"
            names = head
            for line in lines:
                row = json.loads(line)
                key = row["set"] + "/" + row["id"]
                message = messages.setdefault(key, {**{k: row.get(k) for k in ("set", "id", "source", "label", "language", "relevant")}, "rows": []})
                if "x" in row:
                    row["label_y"] = row["y"]
                    row["y"] = FINDINGS.get(hashlib.sha256(f"{row['id']}\t{row['check']}".encode()).hexdigest()[:16], row["y"])
                    message["rows"].append(row)
    return names, messages


def stories(messages, data):
    """One number per story: messages that share a right fact-check, judged or official, are one story."""
    parent = {}

    def find(a):
        parent.setdefault(a, a)
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        return a

    gold = defaultdict(set)
    for prefix, folder in GOLD.items():
        for split in ("dev", "train"):
            for line in open(Path(data) / folder / f"qrels.{split}.tsv"):
                query, check = line.split()[:2]
                gold[(prefix, query)].add(f"{prefix}:{check}")
    for key, message in messages.items():
        prefix, _, rest = message["id"].partition("/")
        if message["set"] != "routing":
            prefix = next(p for p, folder in GOLD.items() if folder == message["set"])
            rest = message["id"]
        checks = set(message["relevant"] or ()) | gold.get((prefix, rest), set())
        if message["set"] != "routing":
            checks = {f"{prefix}:{check}" if ":" not in check else check for check in checks}
        for check in sorted(checks):
            parent[find(key)] = find(check)
    return {key: find(key) for key in messages}


def fold_of(story):
    return zlib.crc32(story.encode()) % FOLDS


def fit(x, y, weight, names, seeds=SEEDS):
    params = {**PARAMS, "monotone_constraints": [int(name in RISING) for name in names]}
    return [lgb.train({**params, "seed": seed}, lgb.Dataset(x, y, weight=weight), num_boost_round=ROUNDS) for seed in seeds]


def raw(boosters, x):
    return np.mean([b.predict(x, raw_score=True) for b in boosters], axis=0)


def coverage_at(order, answerable, goal):
    """Highest coverage at a threshold whose precision is at least the goal. `order`: right (1/0), best first."""
    right = np.cumsum(order)
    precision = right / np.arange(1, len(order) + 1)
    fits = np.nonzero(precision >= goal)[0]
    return right[fits[-1]] / answerable if len(fits) else 0.0


def report(tops, title):
    answerable = sum(t["label"] == "match" for t in tops)
    ranked = sorted((t for t in tops if t["score"] is not None), key=lambda t: -t["score"])
    for name, keep in (("no guard", lambda t: True), ("after vetoes", lambda t: not t["veto"])):
        order = np.array([t["right"] for t in ranked if keep(t)])
        labelled = np.array([t["as_labelled"] for t in ranked if keep(t)])
        figures = " ".join(f"{goal}: {coverage_at(order, answerable, goal):.3f} ({coverage_at(labelled, answerable, goal):.3f})" for goal in (0.95, 0.98, 0.985, 0.99))
        print(f"{title:28s} {name:13s} answerable {answerable:5d}  coverage at precision, corrected (as labelled) {figures}")


def tops_of(messages, scores):
    tops = []
    for key, message in messages.items():
        rows = message["rows"]
        if not rows:
            tops.append(dict(key=key, label=message["label"], source=message["source"], score=None, right=0, as_labelled=0, veto=None, check=None, p=0.0))
            continue
        best = max(range(len(rows)), key=lambda i: scores[key][i])
        row = rows[best]
        tops.append(dict(key=key, x=row["x"], label=message["label"], language=(message["language"] or "und").split("-")[0], source=message["source"], score=float(scores[key][best]), right=int(row["y"] == 1), as_labelled=int(row["label_y"] == 1), neutral=row["y"] == -1, veto=row.get("veto"), check=row["check"]))
    return tops


def compact(boosters):
    trees = []
    for booster in boosters:
        for tree in booster.dump_model()["tree_info"]:
            flat = dict(feature=[], threshold=[], left=[], right=[], leaf=[])

            def walk(node):
                if "leaf_value" in node:
                    flat["leaf"].append(float(f"{node['leaf_value'] / len(boosters):.5g}"))
                    return -len(flat["leaf"])
                at = len(flat["feature"])
                flat["feature"].append(node["split_feature"])
                flat["threshold"].append(float(f"{node['threshold']:.7g}"))
                flat["left"].append(0)
                flat["right"].append(0)
                flat["left"][at] = walk(node["left_child"])
                flat["right"][at] = walk(node["right_child"])
                return at

            walk(tree["tree_structure"])
            trees.append(flat)
    return trees


def knots(scores, right, count=60):
    """Platt's logistic, as straight lines between knots: raw log odds to probability. Strictly ascending."""
    platt = LogisticRegression(C=1e6).fit(scores[:, None], right)
    at = np.linspace(scores.min() - 1, scores.max() + 1, count)
    return [round(float(a), 5) for a in at], [round(float(p), 7) for p in platt.predict_proba(at[:, None])[:, 1]]


def out_of_fold(messages, story, x, y, weight, fold, names, removed=(), seeds=SEEDS):
    """Scores of every message's candidates by trees that never saw its story, from all features but those removed."""
    columns, scores = [i for i, name in enumerate(names) if name not in removed], {}
    kept = [names[i] for i in columns]
    for f in range(FOLDS):
        boosters = fit(x[fold != f][:, columns], y[fold != f], weight[fold != f], kept, seeds)
        keys = [k for k in messages if fold_of(story[k]) == f and messages[k]["rows"]]
        flat = raw(boosters, np.array([row["x"] for k in keys for row in messages[k]["rows"]])[:, columns])
        at = 0
        for k in keys:
            scores[k] = flat[at : at + len(messages[k]["rows"])]
            at += len(messages[k]["rows"])
    return scores


GROUPS = {
    "nothing": "",
    "vectors": "vector rankVector marginVector",
    "character 4-grams": "charFull charClaim charTitle sentenceChar charClaimFound charClaimFoundInSentence rankCharFull rankCharClaim marginCharFull marginCharClaim marginCharFound",
    "words by tf-idf and BM25": "wordFull wordClaim wordTitle sentenceWord bm25 rankWordFull marginWordFull marginBm25",
    "what is found of the claim": "claimFound claimFoundInSentence titleFound messageFound sharedMass missingMass rarestShared secondShared rarestMissing secondMissing titleRarestMissing sharedWords marginClaimFound partFound bigramsFound longestRun",
    "margins and ranks": "rankWordFull rankCharFull rankCharClaim rankFused rankVector marginWordFull marginCharFull marginCharClaim marginBm25 marginClaimFound marginFused marginVector marginCharFound closeRivals bestFused distinctFound distinctMissing nominated",
    "title": "wordTitle charTitle titleFound titleRarestMissing titleWords titleInOrder",
    "language and script": "sameLanguage sameScript messageEnglish documentEnglish",
    "family": "familySize",
    "names, numbers and other slots": "namesFound names numbersShared numbersMissing numbersExtra slotMissing slotExtra numberConflict dateConflict countryConflict quantityConflict nameMissing nameExtra goneNames comeNames fullNamesGone fullNamesCome fullNameSwap speakerGone speakerCome rareGone rareCome",
    "alignment and swapped words": "inOrder inOrderWords spread swaps tightSwap tightSwapSum looseSwap swapNames swapNumbers swapCountries swapDates swapQuantities headSwap titleInOrder gone come goneTop comeTop strangeSwap",
    "negations and opposites": "opposites oppositesInPlace cuesInSpan cuesInClaim cueParity cueUnpaired cueInPlace cueBefore cuesOutside denialClaim debunkCue asks cueNearest cueInside cueInSentence",
}


def ablate(names, messages, story, x, y, weight, fold, args):
    """Coverage out of fold without each group of features, before any veto, one seed, labels corrected on reading."""
    rows = []
    for group, removed in GROUPS.items():
        removed = removed.split()
        assert all(name in names for name in removed), f"{group}: a name that is no feature"
        scores = out_of_fold(messages, story, x, y, weight, fold, names, removed, SEEDS[:1])
        tops = [t for t in tops_of({k: m for k, m in messages.items() if m["set"] == "routing"}, scores) if not t.get("neutral")]
        answerable = sum(t["label"] == "match" for t in tops)
        order = np.array([t["right"] for t in sorted((t for t in tops if t["score"] is not None), key=lambda t: -t["score"])])
        rows.append(dict(removed=group, coverageAt95=round(float(coverage_at(order, answerable, 0.95)), 4), coverageAt98=round(float(coverage_at(order, answerable, 0.98)), 4)))
        print(rows[-1], flush=True)
    figure = "coverage of routing dev out of fold, before vetoes, one seed, labels corrected on reading"
    (ROOT / "models/ablation.json").write_text(json.dumps(dict(date=args.date, command="python models/training/fit.py --ablate", figure=figure, rows=rows), indent=2) + "\n")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--features", nargs="+", required=True)
    args.add_argument("--data", required=True)
    args.add_argument("--contrasts", required=True)
    args.add_argument("--write", action="store_true")
    args.add_argument("--date", default="2026-11-23")
    args.add_argument("--lexical", action="store_true", help="fit without vectors, for any embedder that has no scorer of its own: models/scorers/lexical.json")
    args.add_argument("--ablate", action="store_true", help="also measure without each group of features: models/ablation.json")
    args.add_argument("--errors", help="write the most confident errors here, to be read")
    args = args.parse_args()

    names, messages = read(args.features)
    # Whose vectors the features hold: the program compares vectors only of the embedder that the scorer was fitted with.
    with open(args.features[0]) as lines:
        embedder = json.loads(next(lines)).get("embedder")
    # A file of its own for each embedder but the built-in one, and for none at all.
    named = (embedder or "builtin").split("@")[0]
    own = "lexical" if args.lexical else None if named == "builtin" else named
    if args.lexical:
        kept = [i for i, name in enumerate(names) if name not in GROUPS["vectors"].split()]
        names = [names[i] for i in kept]
        for row in (row for message in messages.values() for row in message["rows"]):
            row["x"] = [row["x"][i] for i in kept]
    story = stories(messages, args.data)
    fitted = {k: m for k, m in messages.items() if m["source"] not in MEASURE_ONLY}
    x, y, weight, fold = [], [], [], []
    for key, message in fitted.items():
        for row in message["rows"]:
            if row["y"] < 0:
                continue
            x.append(row["x"])
            y.append(row["y"])
            weight.append(1.0 if message["set"] == "routing" else 0.5)
            fold.append(fold_of(story[key]))
    x, y, weight, fold = np.array(x), np.array(y), np.array(weight), np.array(fold)
    print(f"{len(fitted)} messages, {len(y)} rows, {int(y.sum())} right")

    if args.ablate:
        return ablate(names, messages, story, x, y, weight, fold, args)
    scores = out_of_fold(messages, story, x, y, weight, fold, names)
    routing = {k: m for k, m in messages.items() if m["set"] == "routing"}
    tops = [t for t in tops_of(routing, scores) if not t.get("neutral")]
    report(tops, "routing, rules only")
    least = guard(tops, names, story, args.contrasts)
    report(tops, "routing, out of fold")
    for source in ("checkthat2022-2a-en", "claimnorm2025", "meedan-tipline", "checkthat2021-2a-ar-partial"):
        report([t for t in tops if t["source"] == source], "  " + source)
    found = sum(any(r["y"] == 1 for r in m["rows"]) for m in routing.values() if m["label"] == "match")
    first = sum(t["right"] for t in tops if t["label"] == "match")
    answerable = sum(t["label"] == "match" for t in tops)
    print(f"right among candidates {found / answerable:.3f}, first {first / answerable:.3f}")
    if args.errors:
        wrong = sorted((t for t in tops if not t["right"] and t["score"] is not None), key=lambda t: -t["score"])[:80]
        Path(args.errors).write_text("\n".join(json.dumps(t) for t in wrong))
    if not args.write:
        return

    final = fit(x, y, weight, names)
    from_, to = knots(np.array([t["score"] for t in tops if t["score"] is not None]), np.array([t["right"] for t in tops if t["score"] is not None]))
    scorer = dict(
        version=f"{own or 'lexical-static'}-{args.date}", features=names, base=0.0, trees=compact(final), calibration={"from": from_, "to": to},
        provenance=dict(
            **({"embedder": embedder} if embedder and not args.lexical else {}), date=args.date, command="npx tsx models/training/dump-features.ts && python models/training/fit.py --write",
            fittedOn=sorted({f"{m['set']}:dev" if m["set"] == "routing" else f"{m['set']}:train" for m in fitted.values()} | {f"{m['source']}:dev" for m in fitted.values() if m["set"] == "routing"}), messages=len(fitted), rows=len(y), right=int(y.sum()),
            method="LightGBM 4.7.0, 15 leaves, 400 rounds of 0.03, rising in what is found of the claim, 3 seeds averaged; Platt calibration on out-of-fold scores of first candidates",
        ),
    )
    heads, kinds = fit_guard.final(args.contrasts)
    guard_file = dict(
        version=f"contrast-{args.date}",
        **{name: dict(features=fit_guard.HEADS[name]["features"], base=0.0, least=least[name], trees=compact([booster])) for name, booster in heads.items()},
        provenance=dict(
            date=args.date, command="npx tsx models/training/dump-contrasts.ts && python models/training/fit.py --write",
            fittedOn=["routing:dev (without meedan)", "checkthat2022-2a-en:train", "claimnorm2025:train", "checkthat2021-2a-ar-partial:train", "negation-pairs"],
            rows=kinds, method="LightGBM 4.7.0, 15 leaves, 250 rounds of 0.05; messages beside their own claims against rule-made changes of them",
            least=f"Out of fold {LOSS} of the right answers among the first {TOP} fall below, by part found up to {PARTS}.",
        ),
    )
    if not own:
        (ROOT / "models/guard.json").write_text(json.dumps(guard_file, separators=(",", ":")) + "\n")
    choose(tops, scorer, args, story, own)


# Share of right answers that each learned guard may cost beside the rules, by how much of the telling sentence the claim holds (up to).
PARTS = (0.45, 0.65, 1.0)
LOSS = dict(turned=(0.01, 0.015, 0.015), swapped=(0.0025, 0.005, 0.005))
# No part is held to more than these log odds: few messages of a part would make chance a rule.
STRICTEST = -2.0
# First candidates that count as near an answer.
TOP = 450


def guard(tops, names, story, path):
    """Adds the guards' vetoes, out of fold, and gives the least log odds that each learned one lets through."""
    scored = [t for t in tops if t["score"] is not None]
    features = [dict(zip(names, t["x"])) for t in scored]
    part = np.searchsorted(PARTS, [f["partFound"] for f in features])
    near = sorted(range(len(scored)), key=lambda i: -scored[i]["score"])[:TOP]
    near = [i for i in near if scored[i]["right"] and not scored[i]["veto"]]
    least, vetoed = {}, []
    for name, value in fit_guard.out_of_fold(path, [(f, t["key"]) for f, t in zip(features, scored)], story).items():
        rows = []
        for p, up_to in enumerate(PARTS):
            own = [value[i] for i in near if part[i] == p]
            rows.append(dict(upTo=up_to, value=round(min(STRICTEST, float(np.quantile(own, LOSS[name][p]))), 4)))
        for t, v, p in zip(scored, value, part):
            if v < rows[p]["value"]:
                vetoed.append((t, name))
        least[name] = rows
        print(name, rows)
    for t, name in vetoed:
        t["veto"] = f"{t['veto']} {name}".strip()
    return least


def choose(tops, scorer, args, story, own):
    """Writes the scorer with its thresholds: `own` names the file of any but the built-in embedder's."""
    calibrated = lambda s: float(np.interp(s, scorer["calibration"]["from"], scorer["calibration"]["to"]))
    for t in tops:
        t["p"] = calibrated(t["score"]) if t["score"] is not None else 0.0
    answerable = sum(t["label"] == "match" for t in tops)
    free = sorted((t for t in tops if t["p"] > 0 and not t["veto"]), key=lambda t: -t["p"])

    def cut(pool, goal, label="right"):
        right = np.cumsum([t[label] for t in pool])
        precision = right / np.arange(1, len(pool) + 1)
        fits = np.nonzero(precision >= goal)[0]
        at = int(fits[-1]) if len(fits) else 0
        return pool[at]["p"], float(precision[at]), float(right[at] / answerable)

    def reply_cut(pool):
        """Where answering begins: .985 by the labels as they stand and .987 by the corrected ones. The median over
        resampled stories, since one wrong label near the cut would otherwise move it by a fifth of the answers."""
        of = np.unique([story[t["key"]] for t in pool], return_inverse=True)[1]
        marks = [(np.array([t["right"] for t in pool]), 0.987), (np.array([t["as_labelled"] for t in pool]), 0.985)]
        random, cuts = np.random.default_rng(1), []
        for _ in range(200):
            times = np.bincount(random.integers(0, of.max() + 1, of.max() + 1), minlength=of.max() + 1)[of]
            taken = np.maximum(np.cumsum(times), 1)
            last = [np.nonzero((np.cumsum(times * mark) / taken >= goal) & (times > 0))[0] for mark, goal in marks]
            cuts.append(max(pool[int(fits[-1])]["p"] if len(fits) else 1.0 for fits in last))
        return float(np.median(cuts))

    value = reply_cut(free)
    unseen = []
    for f in range(FOLDS):
        elsewhere = reply_cut([t for t in free if fold_of(story[t["key"]]) != f])
        unseen += [t for t in free if fold_of(story[t["key"]]) == f and t["p"] >= elsewhere]
    unseen_precision = {label: round(sum(t[label] for t in unseen) / len(unseen), 4) for label in ("right", "as_labelled")}
    print(f"threshold chosen without the fold measured: {len(unseen)} answers, precision {unseen_precision}, coverage {sum(t['as_labelled'] for t in unseen) / answerable:.4f}")
    at = [t for t in free if t["p"] >= value]
    precision = {label: sum(t[label] for t in at) / len(at) for label in ("right", "as_labelled")}
    coverage = {label: sum(t[label] for t in at) / answerable for label in ("right", "as_labelled")}
    ranked = sorted((t for t in tops if t["p"] > 0), key=lambda t: -t["p"])
    ask = cut(ranked, 0.75)
    ece = expected_calibration_error(tops)
    common = dict(unit="calibrated probability", dataSet="routing dev, out of fold", date=args.date, command=scorer["provenance"]["command"])
    rows = [
        dict(
            name="reply", mode="ask", value=float(np.floor(value * 1e6) / 1e6), precision=round(precision["as_labelled"], 4), recall=round(coverage["as_labelled"], 4),
            why=f"After the vetoes: at least .985 by the labels as they stand, so that .98 holds on new data; {precision['right']:.3f} (coverage {coverage['right']:.3f}) with the labels corrected on reading. Languages without a row of their own have too little evidence: the machine asks.", **common,
        ),
        *(dict(name="reply", language=language, **row, **common) for language, row in languages(free, value).items()),
        dict(name="ask", value=round(ask[0], 4), precision=round(ask[1], 4), recall=round(ask[2], 4), why="Three in four first candidates above it are right: worth a question.", **common),
        dict(name="offer", value=round(ask[0] / 2, 4), precision=None, recall=None, why="Half of ask: a second or third choice may be less sure.", **common),
    ]
    scorer["provenance"]["outOfFold"] = dict(
        replyPrecision=rows[0]["precision"], replyCoverage=rows[0]["recall"], ece=ece, replyPrecisionThresholdElsewhere=unseen_precision["as_labelled"],
    )
    place = ROOT / "models/scorers" if own else ROOT / "models"
    (place / f"{own or 'scorer'}.json").write_text(json.dumps(scorer, separators=(",", ":")) + "\n")
    (place / (f"{own}.thresholds.json" if own else "thresholds.json")).write_text(json.dumps({"thresholds": rows}, indent=2) + "\n")
    for row in rows:
        print(row["name"], row.get("language", "*"), row["value"], row["precision"], row["recall"])
    print("ece", ece)


# A language is answered when this many answers at its cut-off were read and at least this share of them was right.
FEWEST_ANSWERS, LEAST_RIGHT = 8, 0.97


def languages(free, value):
    """The languages with enough evidence, each with the common cut-off or, where that is too kind, a stricter one."""
    rows = {}
    for language in sorted({t["language"] for t in free} - {"und"}):
        own = [t for t in free if t["language"] == language]
        at = [t for t in own if t["p"] >= value]
        cut = value
        while at and sum(t["right"] for t in at) / len(at) < LEAST_RIGHT:
            cut = min(t["p"] for t in at) + 1e-6
            at = [t for t in at if t["p"] >= cut]
        right = sum(t["right"] for t in at)
        wrong = len(at) - right
        print(f"{language}: {len(at)} answers, {wrong} wrong, as labelled {sum(not t['as_labelled'] for t in at)}, cut {cut:.4f}")
        if len(at) < FEWEST_ANSWERS:
            continue
        bound = float(beta.ppf(0.95, wrong + 1, right)) if right else 1.0
        rows[language] = dict(
            mode="reply", value=float(np.ceil(cut * 1e6) / 1e6) if cut > value else None, precision=round(right / len(at), 4), recall=None,
            why=f"{len(at)} answers out of fold, {wrong} wrong on reading: at most {bound:.3f} wrong (Clopper-Pearson, one-sided 95 %).",
        )
    return rows


def expected_calibration_error(tops, bins=10):
    p, r = np.array([t["p"] for t in tops]), np.array([t["right"] for t in tops])
    which = np.minimum((p * bins).astype(int), bins - 1)
    return round(float(sum(abs(p[which == b].mean() - r[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any())), 4)


if __name__ == "__main__":
    main()
