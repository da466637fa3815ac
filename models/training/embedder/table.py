"""Where the token vectors start: near the teacher's vectors of the sentences that hold the token."""

import numpy as np
import scipy.sparse as sparse


def first_table(vocabulary, splits, texts, targets, words, word_vectors, seed=3):
    """
    Each token: shrunken mean of the teacher's vectors of the texts that hold it, times its rarity; a whole English word
    also by the teacher's vector of the word itself; a sound also by a direction of its own, so that names never seen
    in training still find each other. `texts` and `targets` belong together.
    """
    size, dimension = len(vocabulary), targets.shape[1]
    total = np.zeros((size, dimension), np.float32)
    counts = np.zeros(size, np.float32)
    for split in splits:
        for at in range(0, len(texts), 50_000):
            ids, owner = split.take(texts[at : at + 50_000])
            part = targets[at : at + 50_000]
            holds = sparse.csr_matrix((np.ones(len(ids), np.float32), (ids, owner)), (size, len(part)))
            holds.sum_duplicates()
            holds.data[:] = 1
            total += holds @ part
            counts += np.asarray(holds.sum(axis=1)).ravel()
    seen = len(texts) * len(splits)
    rarity = np.log((seen + 1) / (counts + 1)) / np.log(seen + 1)
    table = total / (counts[:, None] + 10) * np.clip(rarity, 0.02, None)[:, None]
    typical = 1.5 * np.median(np.linalg.norm(table[counts > 3], axis=1))
    number = {piece: at for at, (piece, _) in enumerate(vocabulary)}
    for word, vector in zip(words, word_vectors):
        at = number[word]
        table[at] += vector * typical * (1 if counts[at] < 30 else 0.5)
    rng = np.random.default_rng(seed)
    for at, (piece, _) in enumerate(vocabulary):
        if len(piece) == 1 and "\ue000" <= piece <= "\uf8ff":
            direction = rng.normal(size=dimension)
            table[at] += direction / np.linalg.norm(direction) * typical
    return table.astype(np.float32)
