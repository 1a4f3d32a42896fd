"""PyTorch on the CPU. Speaks as child.ts does: pytorch.py <workload as JSON> <threads> <data file>."""

import json
import struct
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCHES = 8


def main():
    workload, threads, path = json.loads(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    torch.set_num_threads(threads)
    runner = makers[workload["kind"]](workload, read(path))
    results = [runner.step() for _ in range(workload["checked"])]
    say({"ready": f"PyTorch {torch.__version__} ({blas()})", "results": runner.probe() or results})
    for line in sys.stdin:
        steps = json.loads(line)["steps"]
        begin = time.perf_counter()
        for _ in range(steps):
            runner.step()
        say({"seconds": time.perf_counter() - begin, "memory": resident()})


class Product:
    def __init__(self, _, data):
        self.a, self.b = data["a"], data["b"]
        self.c = torch.empty_like(self.a)

    def step(self):
        torch.matmul(self.a, self.b, out=self.c)
        return 0

    def probe(self):
        return self.c.flatten()[:16].tolist()


class Update:
    def __init__(self, workload, data):
        self.weight = nn.Parameter(data["weight"])
        self.weight.grad = data["gradient"]
        self.optimizer = torch.optim.Adam([self.weight], lr=workload["learningRate"])

    def step(self):
        self.optimizer.step()
        return 0

    def probe(self):
        return self.weight[:16].tolist()


class Learning:
    """A step on mini-batches that take turns."""

    def __init__(self, data, model, optimizer, loss):
        self.batches = [(data[f"input.{i}"], data[f"label.{i}"]) for i in range(BATCHES)]
        self.model, self.optimizer, self.loss = model, optimizer, loss
        self.next = 0

    def step(self):
        given, label = self.batches[self.next % BATCHES]
        self.next += 1
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(self.model(given), label)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def probe(self):
        return None


def layers(workload, data):
    sizes, regression = workload["sizes"], workload["task"] == "regression"
    affine = [nn.Linear(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
    load({str(i): part for i, part in enumerate(affine)}, data)
    between = nn.Tanh if workload["activation"] == "tanh" else nn.ReLU
    parts = [affine[0]]
    for part in affine[1:]:
        parts += [between(), part]
    model = nn.Sequential(*parts)
    kind = torch.optim.SGD if regression else torch.optim.Adam
    optimizer = kind(model.parameters(), lr=workload["learningRate"])
    return Learning(data, model, optimizer, F.mse_loss if regression else F.cross_entropy)


def convolutional(workload, data):
    first, second = workload["channels"]
    parts = [
        nn.Conv2d(1, first, 3),
        nn.Conv2d(first, second, 3),
        nn.Linear(second * 25, workload["hidden"]),
        nn.Linear(workload["hidden"], 10),
    ]
    load({str(i): part for i, part in enumerate(parts)}, data)
    model = nn.Sequential(
        parts[0], nn.ReLU(), nn.MaxPool2d(2), parts[1], nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), parts[2], nn.ReLU(), parts[3]
    )
    return Learning(data, model, torch.optim.Adam(model.parameters(), lr=workload["learningRate"]), F.cross_entropy)


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.joint, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.linear1, self.linear2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, x, hidden):
        batch, context, width = x.shape
        heads = (batch, context, self.heads, width // self.heads)
        q, k, v = (part.view(heads).transpose(1, 2) for part in self.joint(self.norm1(x)).split(width, -1))
        scores = q @ k.transpose(-1, -2) / (width // self.heads) ** 0.5 + hidden
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(x.shape)
        x = x + self.out(mixed)
        return x + self.linear2(F.gelu(self.linear1(self.norm2(x))))


class TransformerModel(nn.Module):
    def __init__(self, workload, data):
        super().__init__()
        width, context = workload["width"], workload["context"]
        self.embedding, self.places = nn.Parameter(data["embedding"]), nn.Parameter(data["places"])
        self.blocks = nn.ModuleList(Block(width, workload["heads"]) for _ in range(workload["layers"]))
        self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, workload["tokens"])
        self.hidden = torch.full((context, context), -torch.inf).triu(1)
        named = {"norm": self.norm, "head": self.head}
        for i, block in enumerate(self.blocks):
            named |= {f"{i}.{name}": part for name, part in block.named_children()}
        load(named, data)

    def forward(self, tokens):
        x = F.embedding(tokens, self.embedding) + self.places
        for block in self.blocks:
            x = block(x, self.hidden)
        return self.head(self.norm(x)).flatten(0, 1)


def transformer(workload, data):
    model = TransformerModel(workload, data)
    optimizer = torch.optim.AdamW(model.parameters(), lr=workload["learningRate"], weight_decay=0.01)
    return Learning(data, model, optimizer, F.cross_entropy)


makers = {
    "product": Product,
    "update": Update,
    "layers": layers,
    "convolutional": convolutional,
    "transformer": transformer,
}


def load(parts, data):
    for name, part in parts.items():
        part.load_state_dict({"weight": data[f"{name}.weight"], "bias": data[f"{name}.bias"]})


def read(path):
    """Tensors of a safetensors file."""
    with open(path, "rb") as file:
        content = bytearray(file.read())
    length = struct.unpack("<Q", content[:8])[0]
    tensors = {}
    for name, entry in json.loads(bytes(content[8 : 8 + length])).items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        kind = {"F32": torch.float32, "I32": torch.int32}[entry["dtype"]]
        flat = torch.frombuffer(content, dtype=kind, count=(end - begin) // 4, offset=8 + length + begin).clone()
        tensors[name] = (flat if kind == torch.float32 else flat.long()).reshape(entry["shape"])
    return tensors


def blas():
    """Which library does the products: its name says the most."""
    with open("/proc/self/maps") as maps:
        loaded = maps.read().lower()
    for name in ("mkl", "openblas", "blis"):
        if name in loaded:
            return {"mkl": "MKL", "openblas": "OpenBLAS", "blis": "BLIS"}[name]
    return "reference BLAS" if "libblas" in loaded else "built-in BLAS"


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


def say(message):
    print(json.dumps(message), flush=True)


main()
