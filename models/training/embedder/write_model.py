"""Writes models/builtin: the table in four bits a value as ONNX, the tokenizer, the settings that transformers.js reads."""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def four_bits(table):
    """
    Each row as whole numbers −7 to 7 times a scale of its own, the scale that loses least; two values a byte: the low
    half is dimension i, the high half dimension i + half. Returns bytes and scales.
    """
    most = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-9)
    best, best_loss = None, None
    for share in np.arange(0.6, 1.01, 0.05):
        scale = (most * share / 7).astype(np.float16).astype(np.float32)
        scale = np.maximum(scale, 6e-8)
        values = np.clip(np.round(table / scale), -7, 7)
        loss = ((values * scale - table) ** 2).sum(axis=1, keepdims=True)
        if best is None:
            best, best_loss = scale, loss
        else:
            better = loss < best_loss
            best, best_loss = np.where(better, scale, best), np.where(better, loss, best_loss)
    values = np.clip(np.round(table / best), -7, 7).astype(np.int8) + 8
    half = table.shape[1] // 2
    packed = (values[:, :half] | (values[:, half:] << 4)).astype(np.uint8)
    return packed, best.astype(np.float16)


def unpacked(packed, scale):
    """The table as the written model sees it."""
    low, high = packed & 15, packed >> 4
    return (np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale.astype(np.float32)


def graph(packed, scale):
    dimension = packed.shape[1] * 2
    floats = lambda name, value: numpy_helper.from_array(np.array(value, np.float32), name)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["bytes"]),
        helper.make_node("Cast", ["bytes"], ["both"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["both", "sixteenth"], ["shifted"]),
        helper.make_node("Floor", ["shifted"], ["high"]),
        helper.make_node("Mul", ["high", "sixteen"], ["high_part"]),
        helper.make_node("Sub", ["both", "high_part"], ["low"]),
        helper.make_node("Concat", ["low", "high"], ["halves"], axis=-1),
        helper.make_node("Sub", ["halves", "eight"], ["values"]),
        helper.make_node("Gather", ["scale", "input_ids"], ["scale_half"]),
        helper.make_node("Cast", ["scale_half"], ["scale_float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["values", "scale_float"], ["last_hidden_state"]),
    ]
    return helper.make_graph(
        nodes,
        "builtin",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "sequence"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "sequence", dimension])],
        [
            numpy_helper.from_array(packed, "table"),
            numpy_helper.from_array(scale, "scale"),
            floats("sixteenth", 1 / 16),
            floats("sixteen", 16),
            floats("eight", 8),
        ],
    )


def write_model(out, table, tokenizer):
    """Writes the folder and returns the rows of `files` for models/manifest.json."""
    out = Path(out)
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    packed, scale = four_bits(table)
    model = helper.make_model(graph(packed, scale), opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, out / "onnx" / "model_quantized.onnx")
    tokenizer.add_special_tokens(["<s>", "<pad>", "<unk>"])
    write_json(out / "tokenizer.json", json.loads(tokenizer.to_str()))
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": table.shape[1],
        "vocab_size": len(table),
        "pad_token_id": 1,
        # Ours: the adapter spells texts as sounds.rules.ts does before the tokenizer sees them.
        "reads": "sounds",
    }
    write_json(out / "config.json", config)
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 2048, "pad_token": "<pad>", "unk_token": "<unk>", "bos_token": "<s>"}
    write_json(out / "tokenizer_config.json", settings)
    return [row_of(out, path) for path in ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx")]


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def row_of(folder, path):
    data = (folder / path).read_bytes()
    return {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def pin(manifest, files):
    """Writes size, checksum and revision of the built-in model into models/manifest.json, and nothing else."""
    manifest = Path(manifest)
    content = json.loads(manifest.read_text(encoding="utf-8"))
    row = next(model for model in content["models"] if model["name"] == "builtin")
    row["files"] = files
    row["revision"] = hashlib.sha256("".join(file["sha256"] for file in files).encode()).hexdigest()[:12]
    manifest.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
