"""Fits the table of token vectors: numpy alone, seeded, so that the same data give the same table."""

import time

import numpy as np
import scipy.sparse as sparse

SETTINGS = dict(
    steps=2500,
    groups=512,  # groups a step, all of one source: what it must tell apart is of one kind
    views=3,  # translations a group and step, beside the English text
    rate=4e-3,
    temperature=0.05,
    teacher=1.0,  # weight of the cosine to the teacher's vector
    teacher_contrast=0.1,
    contrast=0.3,
    token_dropout=0.2,
    whole=0.5,  # how often the tokens are those of serving rather than a thinned split
    seed=11,
)


def mean_unit(weights, table):
    """Mean token vectors at length 1, and their lengths before."""
    mean = weights @ table
    length = np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-6)
    return mean / length, length


def through_unit(gradient, unit, length):
    return (gradient - unit * np.sum(gradient * unit, axis=1, keepdims=True)) / length


def contrast(a, b, temperature):
    """InfoNCE both ways between rows that belong together: loss, gradients of a and b."""
    size = len(a)
    scores = (a @ b.T) / temperature
    rows = softmax(scores)
    columns = softmax(scores.T).T
    own = np.arange(size)
    loss = -0.5 * (np.log(rows[own, own] + 1e-12).mean() + np.log(columns[own, own] + 1e-12).mean())
    wrong = 0.5 * (rows + columns)
    wrong[own, own] -= 1
    wrong /= size * temperature
    return loss, wrong @ b, wrong.T @ a


def softmax(scores):
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)


class Sampler:
    """Draws groups of one source and, for each, its English text and translations of it."""

    def __init__(self, sources, language_weight, rng):
        # sources: name -> (weight, [(text number of English, teacher row, [text numbers], [languages])])
        self.names = list(sources)
        weights = np.array([sources[name][0] for name in self.names], float)
        self.weights = weights / weights.sum()
        self.rng = rng
        self.groups = {}
        for name in self.names:
            entries = sources[name][1]
            english = np.array([entry[0] for entry in entries])
            teacher = np.array([entry[1] for entry in entries])
            widest = max(len(entry[2]) for entry in entries)
            others = np.zeros((len(entries), max(widest, 1)), np.int64)
            weight = np.zeros((len(entries), max(widest, 1)), np.float32)
            for at, entry in enumerate(entries):
                others[at, : len(entry[2])] = entry[2]
                weight[at, : len(entry[2])] = [language_weight(language) for language in entry[3]]
                if not entry[2]:
                    others[at, 0], weight[at, 0] = entry[0], 1
            self.groups[name] = (english, teacher, others, weight)

    def draw(self, count, views):
        english, teacher, others, weight = self.groups[self.rng.choice(self.names, p=self.weights)]
        chosen = self.rng.choice(len(english), min(count, len(english)), replace=False)
        # The `views` heaviest of weighted random keys: drawn without replacement, in one go.
        keys = np.log(self.rng.random((len(chosen), others.shape[1])) + 1e-12) / np.maximum(weight[chosen], 1e-9)
        picks = np.argsort(-keys, axis=1)[:, : min(views, others.shape[1])]
        picked = np.take_along_axis(others[chosen], picks, axis=1)
        real = np.take_along_axis(weight[chosen], picks, axis=1) > 0
        picked = np.where(real, picked, english[chosen][:, None])
        return english[chosen], teacher[chosen], picked.T


def fit(table, splits, sampler, teacher, settings, on_step=lambda step, loss: None):
    """
    Changes `table` in place. `splits`: the same texts split into tokens in several ways; one is drawn per step.
    `teacher`: unit vectors, a row per teacher row. Adam on the rows that a step touches, one second moment a row.
    """
    s = {**SETTINGS, **settings}
    rng = np.random.default_rng(s["seed"])
    first = np.zeros_like(table)
    second = np.zeros(len(table), np.float32)
    started = time.time()
    for step in range(s["steps"]):
        english, row, views = sampler.draw(s["groups"], s["views"])
        target = teacher[row]
        size = len(english)
        texts = np.concatenate([english, *views])
        split = splits[0] if rng.random() < s["whole"] else splits[rng.integers(len(splits))]
        ids, owner = split.take(texts)
        kept = rng.random(len(ids)) >= s["token_dropout"]
        ids, owner = ids[kept], owner[kept]
        used, local = np.unique(ids, return_inverse=True)
        counts = np.maximum(np.bincount(owner, minlength=len(texts)), 1).astype(np.float32)
        weights = sparse.csr_matrix((1 / counts[owner], (owner, local)), (len(texts), len(used)), dtype=np.float32)
        unit, length = mean_unit(weights, table[used])
        gradient = np.zeros_like(unit)
        parts = [unit[at * size : (at + 1) * size] for at in range(len(views) + 1)]
        grads = [gradient[at * size : (at + 1) * size] for at in range(len(views) + 1)]
        loss = 0.0
        for part, grad in zip(parts, grads):
            grad -= s["teacher"] / (size * len(parts)) * target
            loss += s["teacher"] * (1 - np.mean(np.sum(part * target, axis=1))) / len(parts)
            if s["teacher_contrast"] > 0:
                value, ga, _ = contrast(part, target, s["temperature"])
                grad += s["teacher_contrast"] / len(parts) * ga
                loss += s["teacher_contrast"] * value / len(parts)
        pairs = [(0, at) for at in range(1, len(parts))] + [(at, at + 1) for at in range(1, len(parts) - 1)]
        for a, b in pairs:
            value, ga, gb = contrast(parts[a], parts[b], s["temperature"])
            grads[a] += s["contrast"] / len(pairs) * ga
            grads[b] += s["contrast"] / len(pairs) * gb
            loss += s["contrast"] * value / len(pairs)
        change = weights.T @ through_unit(gradient, unit, length)
        # The mean over tokens makes gradients small; Adam does not mind.
        first[used] = 0.9 * first[used] + 0.1 * change
        second[used] = 0.99 * second[used] + 0.01 * np.mean(change * change, axis=1)
        rate = s["rate"] * (1 - step / s["steps"])
        correction = (1 - 0.9 ** (step + 1)) / np.sqrt(1 - 0.99 ** (step + 1))
        table[used] -= rate / correction * first[used] / (np.sqrt(second[used])[:, None] + 1e-9)
        on_step(step, loss, time.time() - started)
    return table
