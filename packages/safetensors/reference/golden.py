"""Writes golden.json: files made by the reference implementation, in base64. Needs `pip install safetensors==0.8.0`.

Masks, half precision and integers are given as bytes, so that nothing but safetensors decides about the result.
"""

import base64
import ctypes
import json
import pathlib
import struct

import safetensors
from safetensors import TensorSpec

FILES = {
    "one": ({"attn.0": ("float32", [1, 2, 3], struct.pack("<6f", 0, 1, 2, 3, 4, 5))}, None),
    "empty": ({}, None),
    "metadata": ({}, {"note": 'text with "quotes", \\, tab\t, é and 😀'}),
    "every-type": (
        {
            "bool": ("bool", [3], bytes([1, 0, 1])),
            "uint8": ("uint8", [2], bytes([0, 255])),
            "int8": ("int8", [2], struct.pack("<2b", -128, 127)),
            "int16": ("int16", [2], struct.pack("<2h", -32768, 32767)),
            "uint16": ("uint16", [2], struct.pack("<2H", 0, 65535)),
            "float16": ("float16", [3], struct.pack("<3e", 1.5, -65504, 2**-24)),
            "bfloat16": ("bfloat16", [2], bytes([0x80, 0x3F, 0x49, 0xC0])),
            "int32": ("int32", [2], struct.pack("<2i", -(2**31), 2**31 - 1)),
            "uint32": ("uint32", [1], struct.pack("<I", 2**32 - 1)),
            "float32": ("float32", [2, 1], struct.pack("<2f", 0.1, -1e-40)),
            "float64": ("float64", [1, 2], struct.pack("<2d", 0.1, -5e-324)),
            "int64": ("int64", [2], struct.pack("<2q", -(2**63), 2**63 - 1)),
            "uint64": ("uint64", [1], struct.pack("<Q", 2**64 - 1)),
        },
        None,
    ),
    "order-and-shapes": (
        {
            "z": ("float32", [], struct.pack("<f", 7)),
            "10": ("float32", [1], struct.pack("<f", 8)),
            "2": ("float64", [1, 1], struct.pack("<d", 9)),
            "empty": ("int32", [2, 0, 3], b""),
            "__proto__": ("uint8", [1], b"\x05"),
            "é": ("bool", [1], b"\x01"),
        },
        {"config": '{"layers":[784,10]}'},
    ),
}

golden = {}
for title, (tensors, metadata) in FILES.items():
    # Kept in a variable: TensorSpec holds addresses only.
    buffers = {name: ctypes.create_string_buffer(data, len(data)) for name, (_, _, data) in tensors.items()}
    named = {
        name: TensorSpec(dtype=dtype, shape=shape, data_ptr=ctypes.addressof(buffers[name]), data_len=len(data))
        for name, (dtype, shape, data) in tensors.items()
    }
    golden[title] = base64.b64encode(bytes(safetensors.serialize(named, metadata=metadata))).decode()

path = pathlib.Path(__file__).with_name("golden.json")
path.write_text(json.dumps({"safetensors": safetensors.__version__, "files": golden}, indent=2) + "\n")
