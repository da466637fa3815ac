"""Vectors of the teacher, all-MiniLM-L6-v2 (int8): one text a run, as a padded batch would move them."""

import json
import re
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer


class Teacher:
    def __init__(self, folder, threads):
        self.tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(128)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        model = str(Path(folder) / "onnx" / "model_quantized.onnx")
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.inputs = [one.name for one in self.session.get_inputs()]

    def vectors(self, texts, on_done=lambda done: None):
        out = None
        for at, text in enumerate(texts):
            ids = np.array([self.tokenizer.encode(text).ids], np.int64)
            given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            hidden = self.session.run(None, {name: given[name] for name in self.inputs})[0][0]
            mean = hidden.mean(axis=0)
            if out is None:
                out = np.zeros((len(texts), len(mean)), np.float32)
            out[at] = mean / np.linalg.norm(mean)
            if at % 1000 == 0 or at + 1 == len(texts):
                on_done(at + 1)
        return out

    def words(self):
        """Whole English words of three letters or more that the teacher knows as one token."""
        vocabulary = json.loads(self.tokenizer.to_str())["model"]["vocab"]
        return sorted(word for word in vocabulary if re.fullmatch("[a-z]{3,}", word))


def reduced(vectors, fitted_on, dimension):
    """Centred on and turned to the main axes of `fitted_on`, cut to `dimension`, at length 1."""
    mean = fitted_on.mean(axis=0)
    covariance = np.cov((fitted_on - mean).T)
    values, axes = np.linalg.eigh(covariance)
    axes = axes[:, np.argsort(-values)[:dimension]].astype(np.float32)
    # An axis has no sign of its own: the largest part counts as positive, so that every machine agrees.
    axes *= np.sign(axes[np.argmax(np.abs(axes), axis=0), np.arange(dimension)])
    turned = [(one - mean) @ axes for one in vectors]
    return [one / np.maximum(np.linalg.norm(one, axis=1, keepdims=True), 1e-6) for one in turned]
