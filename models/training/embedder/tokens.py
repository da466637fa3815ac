"""The tokenizer of the built-in embedder, and texts as rows of token numbers."""

import json
import re

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

SPECIAL = ["<s>", "<pad>", "<unk>"]
# What sounds.rules.ts writes for sounds and numbers: one character each, whole tokens.
SOUNDS = [chr(code) for code in range(0xE000, 0xF900)]
sounds_in_text = re.compile("[\ue000-\uf8ff]")


def bare_tokenizer(model):
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(
                Regex(
                    "[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufe0f\\u064b-\\u0652\\u0670\\u0640]"
                ),
                "",
            ),
            normalizers.NFKD(),
            normalizers.Replace(Regex("[\\u0300-\\u036f]"), ""),
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex("[\\u0622\\u0623\\u0625\\u0671]"), "ا"),
            normalizers.Replace(Regex("[\\u0649\\u06cc]"), "ي"),
            normalizers.Replace("ک", "ك"),
            normalizers.Replace("ة", "ه"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("[\\s\\p{P}\\p{S}]+"), "removed")
    return tokenizer


def train_pieces(texts, size):
    """Unigram pieces learned from spelled texts, sounds left out: [(piece, log probability)]."""
    tokenizer = bare_tokenizer(models.Unigram())
    trainer = trainers.UnigramTrainer(
        vocab_size=size,
        special_tokens=SPECIAL,
        unk_token="<unk>",
        max_piece_length=16,
        show_progress=True,
    )
    bare = (sounds_in_text.sub(" ", text) for text in texts)
    tokenizer.train_from_iterator(bare, trainer, length=len(texts))
    return [(piece, round(score, 4)) for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"]]


def with_words_and_sounds(pieces, words):
    """The pieces, whole words of the teacher that are not among them, and the sound tokens."""
    known = {piece for piece, _ in pieces}
    lowest = min(score for _, score in pieces)
    added = [(word, lowest) for word in words if word not in known]
    return pieces + added + [(sound, -5.0) for sound in SOUNDS]


def make_tokenizer(vocabulary):
    return bare_tokenizer(models.Unigram([tuple(entry) for entry in vocabulary], unk_id=2, byte_fallback=False))


def thinned(vocabulary, share, rng):
    """
    A tokenizer that lacks a random share of the pieces longer than a character: it splits the same text otherwise, so
    that the parts of a word learn what the word means. Returns it and its token numbers in the full vocabulary.
    """
    kept = [
        at
        for at, (piece, _) in enumerate(vocabulary)
        if at < len(SPECIAL) or len(piece) == 1 or rng.random() >= share
    ]
    return make_tokenizer([vocabulary[at] for at in kept]), np.array(kept, np.int32)


class Rows:
    """Texts as token numbers: those of text i are ids[start[i]:start[i + 1]]. Unknown pieces are left out."""

    def __init__(self, tokenizer, texts, renumber=None, most=160):
        ids, lengths = [], []
        for at in range(0, len(texts), 20_000):
            for encoded in tokenizer.encode_batch(texts[at : at + 20_000], add_special_tokens=False):
                found = np.array(encoded.ids[:most], np.int32)
                found = found[found != 2]
                ids.append(found)
                lengths.append(len(found))
        joined = np.concatenate(ids) if ids else np.zeros(0, np.int32)
        self.ids = joined if renumber is None else renumber[joined]
        self.start = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)

    def take(self, texts):
        """Token numbers of some texts joined, and which of these texts each belongs to."""
        lengths = self.start[texts + 1] - self.start[texts]
        owner = np.repeat(np.arange(len(texts)), lengths)
        first = np.repeat(self.start[texts] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
        return self.ids[first + np.arange(len(owner))], owner
