"""Reference values for src/random/threefry.ts, standard library alone.

Writes threefry.json beside this file; `biome check --write` gives it its layout.

Threefry-2x32 of 20 rounds, from the description in Salmon, Moraes, Dror and Shaw, 2011, checked against the
known answers of Random123 (tests/kat_vectors), and the streams and derived keys that we define on top of it.
"""

import json
from pathlib import Path

MASK = 0xFFFFFFFF
ROTATIONS = (13, 15, 26, 6, 17, 29, 16, 24)
PARITY = 0x1BD11BDA


def threefry(key, counter):
    schedule = (key[0], key[1], PARITY ^ key[0] ^ key[1])
    x = [(counter[0] + key[0]) & MASK, (counter[1] + key[1]) & MASK]
    for number in range(20):
        x[0] = (x[0] + x[1]) & MASK
        rotation = ROTATIONS[number % 8]
        x[1] = ((x[1] << rotation | x[1] >> (32 - rotation)) & MASK) ^ x[0]
        if number % 4 == 3:
            group = number // 4 + 1
            x[0] = (x[0] + schedule[group % 3]) & MASK
            x[1] = (x[1] + schedule[(group + 1) % 3] + group) & MASK
    return x


def word(key, index):
    block = index // 2
    return threefry(key, (block & MASK, block >> 32))[index % 2]


def split(key, count):
    return [threefry(key, (index, 0xC0000000)) for index in range(count)]


def fold(key, data):
    if isinstance(data, int):
        return threefry(key, (data & MASK, 0x80000000 | data >> 32 & 0x3FFFFF))
    units = data.encode("utf-16-le")
    padded = units + b"\0" * (-len(units) % 4)
    for start in range(0, len(padded), 4):
        key = threefry(key, (int.from_bytes(padded[start : start + 4], "little"), 0xA0000000))
    return threefry(key, (len(units) // 2, 0xB0000000))


ONES = MASK
assert threefry((0, 0), (0, 0)) == [0x6B200159, 0x99BA4EFE]
assert threefry((ONES, ONES), (ONES, ONES)) == [0x1CB996FC, 0xBB002BE7]
assert threefry((0x13198A2E, 0x03707344), (0x243F6A88, 0x85A308D3)) == [0xC4923A9C, 0x483DF7A0]

KEY = (0x9E3779B9, 0x7F4A7C15)
offsets = [0, 1, 7, 2**32 - 1, 2**33 - 3, 2**33 + 1, 2**40 + 5, 2**52]
integers = [0, 1, -1, 12345, 2**31, 2**32 - 1, 2**32, -(2**32), 2**53 - 1, -(2**53) + 1]
names = ["", "a", "ab", "abc", "layers.0.weight", "layers.1.weight", "peso β", "🙂", "a\0", "\0"]

tables = {
    "key": KEY,
    "streams": [[offset, [word(KEY, offset + index) for index in range(5)]] for offset in offsets],
    "split": split(KEY, 4),
    "folds": [[data, fold(KEY, data)] for data in integers + names],
}
(Path(__file__).parent / "threefry.json").write_text(json.dumps(tables, indent=2, ensure_ascii=False) + "\n")
