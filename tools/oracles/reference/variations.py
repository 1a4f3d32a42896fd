"""Writes variations.json: optimizers, schedules and trainings with other options, sizes and words than in fixtures.

Float64 values of PyTorch, in the form of the fixtures. Needs `pip install torch`; made with PyTorch 2.13.0 on a CPU.

    python reference/variations.py > reference/variations.json
"""

import json
import sys
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(21)
cases = []


def normal(*shape, scale=1.0):
    """Numbers that float32 can hold."""
    return (torch.randn(shape, generator=generator) * scale).float().double()


def written(tensor):
    floating = tensor.is_floating_point()
    data = [float(f"{v:.12g}") if floating else v for v in tensor.detach().flatten().tolist()]
    return {"shape": list(tensor.shape), "dtype": "float64" if floating else "int32", "data": data}


def optimizer(name, options, shapes=((3, 2), (2,), ()), steps=6):
    parameters = [normal(*shape).requires_grad_(True) for shape in shapes]
    start = [written(p) for p in parameters]
    kind = {"Momentum": "SGD", "Nesterov": "SGD"}.get(name, name)
    made = getattr(torch.optim, kind)(parameters, **options)
    gradients, trajectory = [], []
    for _ in range(steps):
        for p in parameters:
            p.grad = normal(*p.shape)
        gradients.append([written(p.grad) for p in parameters])
        made.step()
        trajectory.append([written(p) for p in parameters])
    cases.append(
        {
            "optimizer": name,
            "reference": f"torch.optim.{kind}",
            "options": options,
            "tolerance": 1e-5,
            "params": start,
            "gradients": gradients,
            "trajectory": trajectory,
        }
    )


optimizer("SGD", {"lr": 0.05, "maximize": True})
optimizer("SGD", {"lr": 0.05, "momentum": 0.5, "dampening": 0.3, "weight_decay": 0.2})
optimizer("SGD", {"lr": 0.05, "momentum": 0.8, "nesterov": True})
optimizer("Momentum", {"lr": 0.2, "momentum": 0.7, "weight_decay": 0.1, "maximize": True})
optimizer("Nesterov", {"lr": 0.02, "momentum": 0.99, "nesterov": True})
optimizer("Adagrad", {"lr": 0.3, "weight_decay": 0.1, "lr_decay": 0.5})
optimizer("Adagrad", {"initial_accumulator_value": 1.0, "eps": 1e-3})
optimizer("RMSprop", {"lr": 0.05, "alpha": 0.5, "eps": 1e-2, "centered": True, "weight_decay": 0.1})
optimizer("RMSprop", {"lr": 0.05, "alpha": 0.8, "momentum": 0.5, "weight_decay": 0.1})
optimizer("RMSprop", {"maximize": True})
optimizer("Adam", {"lr": 0.02, "betas": [0.5, 0.9], "eps": 1e-3})
optimizer("Adam", {"lr": 0.05, "betas": [0.0, 0.99], "amsgrad": True, "weight_decay": 0.3})
optimizer("Adam", {"lr": 0.05, "maximize": True, "weight_decay": 0.3})
optimizer("AdamW", {"lr": 0.05, "betas": [0.8, 0.95], "eps": 1e-4, "weight_decay": 0.5})
optimizer("AdamW", {"weight_decay": 0.0, "lr": 0.1})
optimizer("AdamW", {"lr": 0.1, "weight_decay": 0.2, "amsgrad": True, "maximize": True})
optimizer("Adadelta", {"lr": 0.5, "rho": 0.8, "eps": 1e-4, "weight_decay": 0.1})
optimizer("Adadelta", {})
optimizer("Adamax", {"lr": 0.05, "betas": [0.8, 0.9], "eps": 1e-3, "weight_decay": 0.1})
optimizer("NAdam", {"lr": 0.05, "betas": [0.8, 0.9], "momentum_decay": 0.01, "weight_decay": 0.1})
optimizer("RAdam", {"lr": 0.05, "betas": [0.8, 0.9], "weight_decay": 0.1}, steps=12)
optimizer("Rprop", {"lr": 0.05, "etas": [0.4, 1.3], "step_sizes": [0.01, 0.2]}, steps=10)


def schedule(name, kind, options, rate=0.3, steps=40):
    made = torch.optim.SGD([torch.zeros(1)], lr=rate)
    scheduler = getattr(torch.optim.lr_scheduler, kind)(made, **options)
    rates = []
    for _ in range(steps):
        rates.append(made.param_groups[0]["lr"])
        made.step()
        scheduler.step()
    reference = f"torch.optim.lr_scheduler.{kind}"
    cases.append(
        {"schedule": name, "reference": reference, "base_lr": rate, "options": options, "learning_rates": rates}
    )


schedule("CosineAnnealingLR", "CosineAnnealingLR", {"T_max": 7})
schedule("CosineAnnealingLR", "CosineAnnealingLR", {"T_max": 100, "eta_min": 0.1})
schedule("StepLR", "StepLR", {"step_size": 3})
schedule("MultiStepLR", "MultiStepLR", {"milestones": [2, 2, 9]})
schedule("ConstantLR", "ConstantLR", {})
schedule("LinearLR", "LinearLR", {"start_factor": 0.9, "end_factor": 0.2, "total_iters": 15})
schedule("ExponentialLR", "ExponentialLR", {"gamma": 0.5})
schedule("PolynomialLR", "PolynomialLR", {"total_iters": 20})
schedule("CosineAnnealingWarmRestarts", "CosineAnnealingWarmRestarts", {"T_0": 5})
schedule("OneCycleLR", "OneCycleLR", {"max_lr": 0.5, "total_steps": 50, "div_factor": 10, "final_div_factor": 100})
schedule("CyclicLR", "CyclicLR", {"base_lr": 0.1, "max_lr": 0.4, "step_size_up": 4, "cycle_momentum": False})
schedule(
    "CyclicLR",
    "CyclicLR",
    {"base_lr": 0.1, "max_lr": 0.4, "step_size_up": 5, "mode": "exp_range", "gamma": 0.9, "cycle_momentum": False},
)


def training(name, model, parameters, data, loss, made):
    leaves = {key: p.clone().requires_grad_(True) for key, p in parameters.items()}
    stepper = made(list(leaves.values()))
    losses = []
    for _ in range(15):
        stepper.zero_grad()
        value = loss(leaves, data)
        value.backward()
        stepper.step()
        losses.append(value.item())
    cases.append(
        {
            "training": name,
            "model": model,
            "parameters": {key: written(p) for key, p in parameters.items()},
            "data": {key: written(d) for key, d in data.items()},
            "losses": losses,
            "final": {key: written(p) for key, p in leaves.items()},
        }
    )


def labels(high, *shape):
    return torch.randint(0, high, shape, generator=generator)


two = {"w1": normal(3, 5), "b1": normal(5), "w2": normal(5, 4), "b2": normal(4)}
training(
    "mlp-gelu-adamw",
    "crossEntropy(gelu(x.w1+b1).w2+b2, t); AdamW lr 0.02 weight decay 0.1",
    two,
    {"x": normal(10, 3), "t": labels(4, 10)},
    lambda p, d: F.cross_entropy(F.gelu(d["x"] @ p["w1"] + p["b1"]) @ p["w2"] + p["b2"], d["t"]),
    lambda ps: torch.optim.AdamW(ps, lr=0.02, weight_decay=0.1),
)
training(
    "mlp-sigmoid-momentum",
    "mse(sigmoid(x.w1+b1).w2+b2, y) + 0.1*sum|w2|; SGD lr 0.05 momentum 0.8",
    two,
    {"x": normal(7, 3), "y": normal(7, 4)},
    lambda p, d: F.mse_loss((d["x"] @ p["w1"] + p["b1"]).sigmoid() @ p["w2"] + p["b2"], d["y"])
    + 0.1 * p["w2"].abs().sum(),
    lambda ps: torch.optim.SGD(ps, lr=0.05, momentum=0.8),
)
training(
    "deep-relu-rmsprop",
    "crossEntropy(relu(relu(x.w1+b1).w2+b2).w3+b3, t); RMSprop lr 0.005",
    {"w1": normal(4, 6), "b1": normal(6), "w2": normal(6, 5), "b2": normal(5), "w3": normal(5, 3), "b3": normal(3)},
    {"x": normal(12, 4), "t": labels(3, 12)},
    lambda p, d: F.cross_entropy(
        (d["x"] @ p["w1"] + p["b1"]).relu().matmul(p["w2"]).add(p["b2"]).relu() @ p["w3"] + p["b3"], d["t"]
    ),
    lambda ps: torch.optim.RMSprop(ps, lr=0.005),
)


def convolutional(p, d):
    x = F.max_pool2d(F.conv2d(d["x"], p["k1"], p["c1"], padding=1).relu(), 2)
    x = F.max_pool2d(F.conv2d(x, p["k2"], p["c2"], padding=1).relu(), 2)
    return F.cross_entropy(x.flatten(1) @ p["w"] + p["b"], d["t"])


training(
    "cnn-momentum",
    "conv2d(k1,c1,pad 1)-relu-maxpool2-conv2d(k2,c2,pad 1)-relu-maxpool2-flatten-.w+b; crossEntropy; SGD lr 0.05 momentum 0.9",
    {
        "k1": normal(3, 2, 3, 3, scale=0.3),
        "c1": normal(3, scale=0.1),
        "k2": normal(4, 3, 3, 3, scale=0.3),
        "c2": normal(4, scale=0.1),
        "w": normal(24, 5, scale=0.3),
        "b": normal(5),
    },
    {"x": normal(4, 2, 8, 12), "t": labels(5, 4)},
    convolutional,
    lambda ps: torch.optim.SGD(ps, lr=0.05, momentum=0.9),
)


def transformer(heads, causal):
    def attend(x, p):
        batch, length, width = x.shape
        normed = F.layer_norm(x, (width,), p["ln1g"], p["ln1b"])
        parts = [
            part.reshape(batch, length, heads, width // heads).transpose(1, 2)
            for part in (normed @ p["wqkv"]).split(width, -1)
        ]
        mixed = F.scaled_dot_product_attention(*parts, is_causal=causal)
        return x + mixed.transpose(1, 2).reshape(batch, length, width) @ p["wo"]

    def loss(p, d):
        x = attend(p["emb"][d["ids"]] + p["pos"], p)
        normed = F.layer_norm(x, (x.shape[-1],), p["ln2g"], p["ln2b"])
        x = x + F.gelu(normed @ p["w1"] + p["b1"]) @ p["w2"] + p["b2"]
        return F.cross_entropy((x @ p["head"]).flatten(0, 1), d["tgt"].flatten())

    return loss


block = {
    "emb": normal(5, 12, scale=0.3),
    "pos": normal(4, 12, scale=0.3),
    "ln1g": torch.ones(12),
    "ln1b": torch.zeros(12),
    "wqkv": normal(12, 36, scale=0.3),
    "wo": normal(12, 12, scale=0.3),
    "ln2g": torch.ones(12),
    "ln2b": torch.zeros(12),
    "w1": normal(12, 20, scale=0.3),
    "b1": normal(20, scale=0.1),
    "w2": normal(20, 12, scale=0.3),
    "b2": normal(12, scale=0.1),
    "head": normal(12, 5, scale=0.3),
}
words = (
    "x=emb[ids]+pos; x+={}MHA({} heads, qkv split in that order) of layerNorm(ln1).wqkv, .wo; "
    "x+=gelu(erf)(layerNorm(ln2).w1+b1).w2+b2; crossEntropy(x.head, tgt) mean over all tokens; "
    "AdamW lr 0.005 weight decay 0.05 on every parameter"
)
for heads, causal in ((4, True), (3, False)):
    training(
        "transformer-adamw",
        words.format("causal " if causal else "", heads),
        block,
        {"ids": labels(5, 2, 4), "tgt": labels(5, 2, 4)},
        transformer(heads, causal),
        lambda ps: torch.optim.AdamW(ps, lr=0.005, weight_decay=0.05),
    )


def recurrent(cell, gates):
    size, features = 5, 2
    parameters = {
        "wi": normal(gates * size, features, scale=0.4),
        "wh": normal(gates * size, size, scale=0.4),
        "bi": normal(gates * size, scale=0.1),
        "bh": normal(gates * size, scale=0.1),
        "w": normal(size, 2),
        "b": normal(2),
    }

    def loss(p, d):
        none = torch.zeros(d["x"].shape[0], size)
        state = (none, none) if gates == 4 else none
        for t in range(d["x"].shape[1]):
            state = cell(d["x"][:, t], state, p["wi"], p["wh"], p["bi"], p["bh"])
        hidden = state[0] if gates == 4 else state
        return F.mse_loss(hidden @ p["w"] + p["b"], d["y"])

    return parameters, loss


for name, cell, gates, order in (("LSTM", torch._VF.lstm_cell, 4, "i,f,g,o"), ("GRU", torch._VF.gru_cell, 3, "r,z,n")):
    parameters, loss = recurrent(cell, gates)
    training(
        f"{name.lower()}-adam",
        f"{name} over time (gates {order}) from zero state; mse(h_last.w+b, y); Adam lr 0.03",
        parameters,
        {"x": normal(3, 4, 2), "y": normal(3, 2)},
        loss,
        lambda ps: torch.optim.Adam(ps, lr=0.03),
    )

source = f"float64 values computed with PyTorch {torch.__version__} by reference/variations.py"
json.dump({"source": source, "cases": cases}, sys.stdout, separators=(",", ":"))
