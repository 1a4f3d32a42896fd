"""Writes edges.json: sizes and options at the edge of what the operations, optimizers and schedules take.

Float64 values in the form of the fixtures: tensors of rank 0 and of no elements, stretched shapes, places counted from the
end, orders below 1, parameters without a gradient. Needs PyTorch; made with PyTorch 1.13.1 (Debian) on a CPU.

    python reference/edges.py > reference/edges.json
"""

import json
import sys
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(77)
cases = []


def normal(*shape, scale=1.0):
    """Numbers that float32 can hold."""
    return (torch.randn(shape, generator=generator) * scale).float().double()


def uniform(*shape, low=0.2, high=0.9):
    return (torch.rand(shape, generator=generator) * (high - low) + low).float().double()


def written(tensor):
    if tensor is None:
        return None
    floating = tensor.is_floating_point()
    data = [float(f"{v:.12g}") if floating else v for v in tensor.detach().flatten().tolist()]
    return {"shape": list(tensor.shape), "dtype": "float64" if floating else "int32", "data": data}


def case(op, function, inputs, attrs=None):
    leaves = [t.clone().requires_grad_(True) if t.is_floating_point() else t for t in inputs]
    output = function(*leaves)
    cotangent = normal(*output.shape)
    wanted = [t for t in leaves if t.requires_grad]
    found = iter(torch.autograd.grad(output, wanted, cotangent, allow_unused=True))
    gradients = [next(found) if t.requires_grad else None for t in leaves]
    gradients = [torch.zeros_like(t) if g is None and t.requires_grad else g for g, t in zip(gradients, leaves)]
    cases.append(
        {
            "op": op,
            "attrs": attrs or {},
            "inputs": [written(t) for t in inputs],
            "output": written(output),
            "cotangent": written(cotangent),
            "gradients": [written(g) for g in gradients],
        }
    )


anywhere = {
    "neg": torch.neg, "exp": torch.exp, "abs": torch.abs, "sin": torch.sin, "cos": torch.cos, "tan": torch.tan,
    "tanh": torch.tanh, "sinh": torch.sinh, "cosh": torch.cosh, "sigmoid": torch.sigmoid, "relu": torch.relu,
    "softplus": F.softplus, "silu": F.silu, "mish": F.mish, "elu": F.elu, "selu": F.selu, "celu": F.celu,
    "gelu": F.gelu, "erf": torch.erf, "atan": torch.atan, "asinh": torch.asinh, "square": torch.square,
    "sign": torch.sign, "expm1": torch.expm1, "softsign": F.softsign, "logsigmoid": F.logsigmoid,
    "hardtanh": F.hardtanh, "relu6": F.relu6, "floor": torch.floor, "round": torch.round, "tanhshrink": F.tanhshrink,
}  # fmt: skip
corners = torch.tensor([0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.5, -2.5, 3.0, 6.0, 1.5])
for name, function in anywhere.items():
    case(name, function, [normal()])
    case(name, function, [normal(2, 0, 3)])
    case(name, function, [corners])
between = {
    "log": torch.log, "sqrt": torch.sqrt, "rsqrt": torch.rsqrt, "reciprocal": torch.reciprocal, "log1p": torch.log1p,
    "log2": torch.log2, "log10": torch.log10, "asin": torch.asin, "acos": torch.acos, "atanh": torch.atanh,
}  # fmt: skip
for name, function in between.items():
    case(name, function, [uniform()])
    case(name, function, [uniform(0)])

shapes = [((), ()), ((1,), (3,)), ((2, 0), (1,)), ((5, 1, 3), (4, 1)), ((3,), (2, 1)), ((0,), ())]
for name in ["add", "sub", "mul", "div", "maximum", "minimum", "atan2"]:
    for left, right in shapes:
        case(name, getattr(torch, name), [normal(*left), normal(*right)])
for mode in ["floor", "trunc"]:
    quotient = lambda a, b: torch.div(a, b, rounding_mode=mode)
    case("div", quotient, [normal(3, 3, scale=4), normal(3)], {"rounding_mode": mode})

x = normal(3, 2, 4)
for p in [0, 0.5, float("-inf")]:
    for axes in [None, -1, [0, 1]]:
        attrs = {"p": "-inf" if p < 0 else p, **({} if axes is None else {"axis": axes})}
        over = tuple(range(3)) if axes is None else axes
        case("norm", lambda t: torch.norm(t, p, over), [x], attrs)
for name, function in [("softmax", F.softmax), ("logSoftmax", F.log_softmax), ("softmin", F.softmin)]:
    case(name, lambda t: function(t, 0), [normal()], {"axis": 0})
    case(name, lambda t: function(t, 1), [normal(0, 3)], {"axis": 1})
for name in ["cumsum", "cumprod"]:
    case(name, lambda t: getattr(torch, name)(t, 0), [normal()], {"axis": 0})
    case(name, lambda t: getattr(torch, name)(t, 0), [normal(0)], {"axis": 0})

case("slice", lambda t: t.flip(0)[0:3], [normal(5)], {"start": [4], "stop": [1], "step": [-1]})
case("slice", lambda t: t.flip(0)[::2], [normal(5)], {"start": [None], "stop": [None], "step": [-2]})
case("slice", lambda t: t[:, ::2], [normal(3, 5)], {"start": [None, None], "stop": [None, None], "step": [1, 2]})
case("slice", lambda t: t[-2:, :-1], [normal(3, 4)], {"start": [-2, 0], "stop": [3, -1], "step": [1, 1]})
case("slice", lambda t: t[0:0], [normal(3, 4)], {"start": [0, 0], "stop": [0, 4]})
case("pad", lambda t: F.pad(t, [-1, 1]), [normal(2, 4)], {"padding": [[0, 0], [-1, 1]]})
case("pad", lambda t: F.pad(t, [2, -3]), [normal(2, 4)], {"padding": [2, -3]})
places = torch.tensor([[1, 0], [4, 1]])
table = lambda i, w: F.embedding(i, w, padding_idx=-1)
case("embedding", table, [places, normal(5, 2)], {"padding_idx": -1})
for attrs in [
    {"size": [5, 3], "mode": "nearest-exact"},
    {"scale": 1.5, "mode": "nearest-exact"},
    {"size": [2, 2], "mode": "area"},
    {"size": [2, 3], "mode": "nearest"},
    {"size": [5, 9], "mode": "bicubic", "align_corners": True},
]:
    options = {"scale_factor" if k == "scale" else k: v for k, v in attrs.items()}
    case("upsample2d", lambda t: F.interpolate(t, **options), [normal(1, 2, 3, 4)], attrs)
for name, loss in [("mse", F.mse_loss), ("l1", F.l1_loss), ("huber", F.huber_loss), ("smoothL1", F.smooth_l1_loss)]:
    for reduction in ["mean", "sum", "none"]:
        stretched = lambda a, b: loss(a, b, reduction=reduction)
        case(name, stretched, [normal(3, 2), normal(2)], {"reduction": reduction})
case("cosineSimilarity", lambda a, b: F.cosine_similarity(a, b, -1), [normal(3, 4), normal(4)], {"axis": -1})


def optimizer(name, options, steps=6):
    """Every third gradient is missing."""
    parameters = [normal(*shape).requires_grad_(True) for shape in [(3, 2), (2,), ()]]
    start = [written(p) for p in parameters]
    made = getattr(torch.optim, name)(parameters, **options)
    gradients, trajectory = [], []
    for step in range(steps):
        for i, p in enumerate(parameters):
            p.grad = None if (step + i) % 3 == 0 else normal(*p.shape)
        gradients.append([written(p.grad) for p in parameters])
        made.step()
        trajectory.append([written(p) for p in parameters])
    given = {"options": options, "tolerance": 1e-5, "params": start, "gradients": gradients, "trajectory": trajectory}
    cases.append({"optimizer": name, "reference": f"torch.optim.{name}", **given})


for name in ["Adam", "AdamW", "Adamax", "RAdam", "RMSprop", "Adagrad", "Adadelta", "Rprop"]:
    optimizer(name, {})
optimizer("SGD", {"lr": 0.1, "momentum": 0.9})
optimizer("Adam", {"lr": 0.1, "betas": [0.0, 0.9]})

for options in [{"total_iters": 0}, {"factor": 1.0, "total_iters": 3}]:
    base = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.3)
    schedule = torch.optim.lr_scheduler.ConstantLR(base, **options)
    rates = []
    for _ in range(8):
        rates.append(base.param_groups[0]["lr"])
        base.step()
        schedule.step()
    cases.append({"schedule": "ConstantLR", "base_lr": 0.3, "options": options, "learning_rates": rates})

json.dump({"source": f"PyTorch {torch.__version__}, float64, CPU", "cases": cases}, sys.stdout)
