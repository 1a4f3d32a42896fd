"""Writes attributes.json: the operations of gradients.json with other shapes, attributes and options.

Float64 values of PyTorch, in the form and with the names of fixtures/gradients.json, so that the runner's table is
tested with all that PyTorch lets one say. Needs `pip install torch`; made with PyTorch 2.13.0 on a CPU.

    python reference/attributes.py > reference/attributes.json
"""

import json
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(20)
cases = []


def normal(*shape, scale=1.0, shift=0.0):
    """Numbers that float32 can hold."""
    drawn = torch.randn(shape, generator=generator) * scale + shift
    return drawn.float().double()


def uniform(*shape, low=0.1, high=0.9):
    return (torch.rand(shape, generator=generator) * (high - low) + low).float().double()


def integers(high, *shape):
    return torch.randint(0, high, shape, generator=generator)


def signs(*shape):
    return integers(2, *shape).double() * 2 - 1


def written(tensor):
    if tensor is None:
        return None
    if tensor.dtype == torch.bool:
        kind, data = "bool", [int(v) for v in tensor.flatten().tolist()]
    elif tensor.is_floating_point():
        kind, data = "float64", [float(f"{v:.12g}") for v in tensor.flatten().tolist()]
    else:
        kind, data = "int32", tensor.flatten().tolist()
    return {"shape": list(tensor.shape), "dtype": kind, "data": data}


def case(op, function, inputs, attrs=None, fixed=()):
    """One case; inputs at the places in `fixed` are taken as given, without a gradient."""
    leaves = [
        t.clone().requires_grad_(True) if t is not None and t.is_floating_point() and i not in fixed else t
        for i, t in enumerate(inputs)
    ]
    output = function(*leaves)
    cotangent = normal(*output.shape)
    wanted = [t for t in leaves if t is not None and t.requires_grad]
    found = iter(torch.autograd.grad(output, wanted, cotangent, allow_unused=True))
    gradients = [
        (next(found) if t is not None and t.requires_grad else None) for t in leaves
    ]
    gradients = [
        torch.zeros_like(t) if g is None and t is not None and t.requires_grad else g for g, t in zip(gradients, leaves)
    ]
    cases.append(
        {
            "op": op,
            "attrs": attrs or {},
            "inputs": [written(t.detach() if t is not None else None) for t in inputs],
            "output": written(output.detach()),
            "cotangent": written(cotangent),
            "gradients": [written(g) for g in gradients],
        }
    )


def second_order(op, function, x, attrs=None):
    vector = normal(*x.shape)
    _, product = torch.autograd.functional.hvp(lambda t: function(t).sum(), x, vector)
    cases.append(
        {
            "op": op,
            "attrs": {"order": 2, **(attrs or {})},
            "inputs": [written(x)],
            "vector": written(vector),
            "hvp": written(product),
        }
    )


# Elementwise, with their numbers, at ranks 0 to 5.
case("softplus", lambda x: F.softplus(x, beta=2, threshold=20), [normal(3, 1, 2)], {"beta": 2})
case("softplus", lambda x: F.softplus(x, beta=1, threshold=1), [normal(4, 5)], {"beta": 1, "threshold": 1})
case("elu", lambda x: F.elu(x, alpha=0.3), [normal(7)], {"alpha": 0.3})
case("celu", lambda x: F.celu(x, alpha=1.7), [normal(2, 3, 2)], {"alpha": 1.7})
case("gelu", lambda x: F.gelu(x, approximate="none"), [normal(5, 2)], {"approximate": "none"})
case("gelu", lambda x: F.gelu(x, approximate="tanh"), [normal()], {"approximate": "tanh"})
case("leakyRelu", F.leaky_relu, [normal(3, 3)])
case("leakyRelu", lambda x: F.leaky_relu(x, -0.5), [normal(6)], {"negative_slope": -0.5})
case("hardtanh", lambda x: F.hardtanh(x, -0.3, 0.9), [normal(9)], {"min_val": -0.3, "max_val": 0.9})
case("clamp", lambda x: x.clamp(min=0.1), [normal(3, 4)], {"min": 0.1})
case("clamp", lambda x: x.clamp(max=-0.2), [normal(3, 4)], {"min": None, "max": -0.2})
case("prelu", F.prelu, [normal(2, 3), normal(1)], {"channel_axis": 1})
case("prelu", F.prelu, [normal(2, 3, 2, 2), normal(3)])
case("pow", lambda x: x**-2, [uniform(4, 2)], {"exponent": -2})
case("pow", lambda x: x**0, [uniform(4)], {"exponent": 0})
case("pow", lambda x: x**0.5, [uniform(4, 1, 1, 2, 1)], {"exponent": 0.5})
case("pow", lambda x: x**2, [normal(4)], {"exponent": 2})
case("sigmoid", torch.sigmoid, [normal(5, scale=20)])
case("logsigmoid", F.logsigmoid, [normal(5, scale=30)])
case("tanh", torch.tanh, [normal()])
case("mish", F.mish, [normal(4, scale=8)])
case("erf", torch.erf, [normal(6, scale=3)])
case("round", torch.round, [torch.tensor([0.5, 1.5, -0.5, 2.25])])
case("relu6", F.relu6, [normal(8, scale=5)])
case("hardswish", F.hardswish, [normal(8, scale=3)])
case("acosh(x+1)", lambda x: torch.acosh(x + 1), [uniform(2, 2, 2)])
case("expm1", torch.expm1, [normal(5, scale=1e-3)])
case("log1p", torch.log1p, [normal(5, scale=1e-3)])

# Pairs.
case("add", lambda a, b: torch.add(a, b, alpha=0.5), [normal(3, 1), normal(1, 4)], {"alpha": 0.5})
case("sub", torch.sub, [normal(2, 1, 3, 1), normal(4, 1, 2)])
case("div", torch.div, [normal(), uniform(3)])
case("mul", torch.mul, [normal(1, 1), normal(2, 3, 4)])
case("maximum", torch.maximum, [torch.tensor([1.0, 2.0]), torch.tensor([1.0, -2.0])])
case("atan2", torch.atan2, [normal(5), normal(2, 1)])
case("pow", torch.pow, [uniform(3, 1), normal(4)])
case("where", torch.where, [integers(2, 3, 1).bool(), normal(4), normal(2, 3, 4)])

# Reductions.
for keepdim in (False, True):
    kept = {"keepdim": keepdim}
    case("sum", lambda x: x.sum((0, -1), keepdim=keepdim), [normal(2, 3, 4)], {"axis": [0, -1], **kept})
    case("mean", lambda x: x.mean((1, 2), keepdim=keepdim), [normal(2, 3, 4, 2)], {"dim": [1, 2], **kept})
    case("max", lambda x: x.amax(-2, keepdim=keepdim), [normal(2, 3, 4)], {"axis": -2, **kept})
    case("min", lambda x: x.amin(0, keepdim=keepdim), [normal(5)], {"axis": 0, **kept})
    case("prod", lambda x: x.prod(1, keepdim=keepdim), [normal(3, 5)], {"axis": 1, **kept})
    case("var", lambda x: x.var((0, 2), correction=2, keepdim=keepdim), [normal(3, 2, 4)], {"axis": [0, 2], "correction": 2, **kept})
    case("std", lambda x: x.std(1, correction=0, keepdim=keepdim), [normal(3, 4)], {"axis": 1, "correction": 0, **kept})
    case("logsumexp", lambda x: x.logsumexp((0, 1), keepdim=keepdim), [normal(3, 4, 2)], {"axis": [0, 1], **kept})
    case("norm", lambda x: x.norm(2, (0, 1), keepdim=keepdim), [normal(3, 4, 2)], {"p": 2, "axis": [0, 1], **kept})
case("sum", torch.sum, [normal()])
case("max", torch.max, [normal(3, 3)])
case("min", torch.min, [normal(3, 3, 2)])
case("prod", torch.prod, [torch.tensor([2.0, 0.0, 3.0])])
case("prod", lambda x: x.prod(0), [torch.tensor([[2.0, 0.0], [0.0, 3.0], [0.0, 5.0]])], {"axis": 0})
case("var", lambda x: x.var(unbiased=False), [normal(6)], {"unbiased": False})
case("std", lambda x: x.std(), [normal(3, 3)])
case("logsumexp", lambda x: x.logsumexp(-1), [normal(3, 2, scale=300)], {"axis": -1})
case("norm", lambda x: x.norm(float("inf"), -1), [normal(3, 4)], {"p": "inf", "axis": -1})
case("norm", lambda x: x.norm(1.5), [normal(3, 4)], {"p": 1.5})
case("norm", lambda x: x.norm("fro"), [normal(3, 4)], {"p": "fro"})
case("softmax", lambda x: x.softmax(0), [normal(4, 3, scale=50)], {"dim": 0})
case("softmax", lambda x: x.softmax(-2), [normal(2, 3, 4, 2)], {"axis": -2})
case("logSoftmax", lambda x: x.log_softmax(1), [normal(2, 3, 4)], {"axis": 1})
case("cumsum", lambda x: x.cumsum(0), [normal(4, 3)], {"axis": 0})
case("cumsum", lambda x: x.cumsum(-1), [normal(2, 3, 4)], {"axis": -1})
case("cumprod", lambda x: x.cumprod(-2), [normal(2, 5, 3)], {"axis": -2})
case("sort", lambda x: x.sort(0, descending=True).values, [normal(5, 2)], {"axis": 0, "descending": True})
case("sort", lambda x: x.sort(1).values, [normal(2, 5, 2)], {"axis": 1})
case("topk", lambda x: x.topk(3, 0, largest=False).values, [normal(5, 2)], {"k": 3, "axis": 0, "largest": False})
case("topk", lambda x: x.topk(1, 1).values, [normal(2, 5, 2)], {"k": 1, "axis": 1, "largest": True, "sorted": True})

# Shape and order.
case("reshape", lambda x: x.reshape(-1, 2), [normal(3, 4)], {"shape": [-1, 2]})
case("reshape", lambda x: x.reshape(()), [normal(1, 1)], {"shape": []})
case("transpose", lambda x: x.permute(1, 0), [normal(3, 4)], {"axes": [1, 0]})
case("transpose", lambda x: x.permute(-1, 1, 0, 2), [normal(2, 3, 1, 4)], {"axes": [-1, 1, 0, 2]})
case("transpose", lambda x: x.transpose(0, -1), [normal(2, 3, 4)], {"dim0": 0, "dim1": -1})
case("broadcastTo", lambda x: x.expand(2, 3), [normal()], {"shape": [2, 3]})
case("broadcastTo", lambda x: x.expand(5, -1, 4), [normal(3, 1)], {"shape": [5, -1, 4]})
case("concat", lambda *parts: torch.cat(parts, -1), [normal(2, 1), normal(2, 3), normal(2, 2)], {"axis": -1})
case("concat", lambda *parts: torch.cat(parts, 0), [normal(2), normal(3)], {"dim": 0})
case("stack", lambda *parts: torch.stack(parts, -1), [normal(2, 3)] * 3, {"axis": -1})
case("stack", lambda *parts: torch.stack(parts, 0), [normal(), normal()], {"axis": 0})
case("slice", lambda x: x[1:, ::2, -2:], [normal(3, 5, 4)], {"start": [1, 0, -2], "stop": [3, 5, 4], "step": [1, 2, 1]})
case("slice", lambda x: x[0:-1], [normal(4, 2)], {"start": [0], "stop": [-1]})
case("pad", lambda x: F.pad(x, (1, 2)), [normal(2, 3)], {"padding": [[0, 0], [1, 2]]})
case("pad", lambda x: F.pad(x, (2, 0, 0, 1), value=-1.5), [normal(2, 2, 3)], {"padding": [2, 0, 0, 1], "value": -1.5})
case("flip", lambda x: x.flip((0, -1)), [normal(2, 2, 3)], {"axis": [0, -1]})
case("roll", lambda x: x.roll(-3, 0), [normal(5, 2)], {"shift": -3, "axis": 0})
case("roll", lambda x: x.roll((1, -2), (0, 1)), [normal(3, 5)], {"shift": [1, -2], "axis": [0, 1]})
case("roll", lambda x: x.roll(4), [normal(2, 3)], {"shift": 4})
case("tril", lambda x: x.tril(1), [normal(2, 3, 4)], {"diagonal": 1})
case("triu", lambda x: x.triu(-1), [normal(2, 4, 3)], {"diagonal": -1})
case("diagonal", lambda x: x.diagonal(1), [normal(3, 5)], {"offset": 1})
case("diagonal", lambda x: x.diagonal(-1, 0, 2), [normal(3, 2, 4)], {"offset": -1, "dim1": 0, "dim2": 2})
case("tile", lambda x: x.tile((2, 1, 2)), [normal(2, 3)], {"repeats": [2, 1, 2]})
case("tile", lambda x: x.tile((2,)), [normal(2, 3)], {"repeats": [2]})
case("repeatInterleave", lambda x: x.repeat_interleave(3, 0), [normal(2, 3)], {"repeats": 3, "axis": 0})
case("repeatInterleave", lambda x: x.repeat_interleave(2), [normal(2, 3)], {"repeats": 2})
case(
    "repeatInterleave",
    lambda x: x.repeat_interleave(torch.tensor([2, 0, 1]), -1),
    [normal(2, 3)],
    {"repeats": [2, 0, 1], "axis": -1},
)

# Indices.
index = integers(3, 2, 2)
case("take", lambda x, i: x[:, i], [normal(2, 3, 2), index], {"axis": 1})
case("take", lambda x, i: x[..., i], [normal(2, 3), integers(3, 5)], {"axis": -1})
case("gather", lambda x, i: x.gather(0, i), [normal(4, 3), integers(4, 2, 3)], {"axis": 0})
case("gather", lambda x, i: x.gather(-1, i), [normal(3, 2, 4), integers(4, 2, 1, 6)], {"axis": -1})
case("scatterAdd", lambda x, i, s: x.scatter_add(0, i, s), [normal(4, 3), integers(4, 5, 3), normal(5, 3)], {"axis": 0})
case("scatterAdd", lambda x, i, s: x.scatter_add(-1, i, s), [normal(3, 4), integers(4, 2, 3), normal(2, 3)], {"axis": -1})
case("embedding", F.embedding, [integers(4, 6), normal(4, 3)])
case("embedding", lambda i, w: F.embedding(i, w, padding_idx=1), [integers(4, 2, 5), normal(4, 3)], {"padding_idx": 1})

# Contractions.
case("matmul", torch.matmul, [normal(1, 1), normal(1, 1)])
case("matmul", torch.matmul, [normal(3), normal(2, 3, 4)])
case("matmul", torch.matmul, [normal(2, 3, 4), normal(4)])
case("matmul", torch.matmul, [normal(3, 1, 2, 4), normal(2, 4, 3)])
for equation, *shapes in [
    ("ij->ji", (2, 3)),
    ("ij->", (2, 3)),
    ("ij->j", (2, 3)),
    ("ii->", (3, 3)),
    ("bij,bjk->bik", (2, 3, 4), (2, 4, 2)),
    ("bij,bkj->bik", (2, 3, 4), (2, 5, 4)),
    ("ij,ij->ij", (2, 3), (2, 3)),
    ("ij,ij->", (2, 3), (2, 3)),
    ("i,i->", (4,), (4,)),
    ("bi,ij,bj->b", (3, 2), (2, 4), (3, 4)),
    ("...ij,...jk->...ik", (2, 1, 2, 3), (3, 3, 2)),
    ("ij,jk", (2, 3), (3, 2)),
    ("bthd,bshd->bhts", (2, 3, 2, 4), (2, 5, 2, 4)),
    ("abc,cd,e->abde", (2, 1, 3), (3, 2), (2,)),
]:
    case("einsum", lambda *xs: torch.einsum(equation, *xs), [normal(*s) for s in shapes], {"equation": equation})

# Convolutions.
for attrs in [
    {},
    {"stride": 3},
    {"stride": [2, 3], "padding": [0, 2], "dilation": [1, 2]},
    {"padding": "same"},
    {"padding": "valid", "dilation": [2, 1]},
    {"padding": "same", "dilation": 2},
    {"stride": 2, "padding": 1, "groups": 4},
]:
    groups = attrs.get("groups", 1)
    inputs = [normal(1, 4, 6, 5), normal(4, 4 // groups, 3, 2), normal(4)]
    case("conv2d", lambda *i: F.conv2d(*i, **attrs), inputs, attrs)
    case("conv2d", lambda *i: F.conv2d(*i, **attrs), inputs[:2], attrs)
case("conv1d", lambda *i: F.conv1d(*i, dilation=3), [normal(2, 3, 10), normal(4, 3, 3), normal(4)], {"dilation": 3})
case("conv1d", lambda *i: F.conv1d(*i, stride=2, groups=3), [normal(1, 3, 7), normal(6, 1, 1)], {"stride": [2], "groups": 3})
case(
    "conv3d",
    lambda *i: F.conv3d(*i, stride=(1, 2, 1), padding=(0, 1, 1), groups=2),
    [normal(1, 2, 3, 4, 4), normal(4, 1, 2, 3, 2), normal(4)],
    {"stride": [1, 2, 1], "padding": [0, 1, 1], "groups": 2},
)
for attrs in [
    {"stride": [2, 1], "padding": [1, 0]},
    {"stride": 3, "output_padding": [2, 1], "dilation": 2},
    {"groups": 2, "stride": 2, "padding": 1},
]:
    groups = attrs.get("groups", 1)
    inputs = [normal(1, 4, 3, 2), normal(4, 6 // groups, 3, 2), normal(6)]
    case("convTranspose2d", lambda *i: F.conv_transpose2d(*i, **attrs), inputs, attrs)
    case("convTranspose2d", lambda *i: F.conv_transpose2d(*i, **attrs), inputs[:2], attrs)
case("convTranspose1d", lambda *i: F.conv_transpose1d(*i, stride=2), [normal(2, 3, 4), normal(3, 2, 3)], {"stride": 2})
case("convTranspose3d", lambda *i: F.conv_transpose3d(*i, padding=1), [normal(1, 2, 3, 3, 2), normal(2, 1, 2, 3, 3)], {"padding": 1})

# Pooling and sizes.
for attrs in [
    {"kernel_size": 3, "stride": 2, "padding": 1, "ceil_mode": True},
    {"kernel_size": [3, 2], "stride": [2, 1], "padding": [1, 0]},
    {"kernel_size": 2, "stride": 1},
    {"kernel_size": [2, 2], "stride": 3, "ceil_mode": True},
]:
    case("maxPool2d", lambda x: F.max_pool2d(x, **attrs), [normal(1, 2, 5, 6)], attrs)
    for counted in (True, False):
        both = {**attrs, "count_include_pad": counted}
        case("avgPool2d", lambda x: F.avg_pool2d(x, **both), [normal(1, 2, 5, 6)], both)
case("maxPool2d", lambda x: F.max_pool2d(x, 2, dilation=2), [normal(1, 2, 6, 5)], {"kernel_size": 2, "dilation": 2})
case("avgPool2d", lambda x: F.avg_pool2d(x, 2, divisor_override=3), [normal(1, 2, 6, 5)], {"kernel_size": 2, "divisor_override": 3})
case("maxPool1d", lambda x: F.max_pool1d(x, 3, 2), [normal(2, 2, 7)], {"kernel_size": 3, "stride": 2})
case("avgPool3d", lambda x: F.avg_pool3d(x, 2), [normal(1, 2, 4, 4, 4)], {"kernel_size": 2})
case("upsample2d", lambda x: F.interpolate(x, scale_factor=3), [normal(1, 2, 2, 3)], {"scale": 3, "mode": "nearest"})
case("upsample2d", lambda x: F.interpolate(x, scale_factor=(2, 3)), [normal(1, 2, 2, 3)], {"scale": [2, 3], "mode": "nearest"})
for corners in (False, True):
    attrs = {"scale": 2, "mode": "bilinear", "align_corners": corners}
    case("upsample2d", lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=corners), [normal(1, 2, 3, 4)], attrs)

# Normalisation.
case("layerNorm", lambda x, w, b: F.layer_norm(x, (3, 4), w, b), [normal(2, 3, 4), normal(3, 4), normal(3, 4)], {"eps": 1e-5})
case("layerNorm", lambda x: F.layer_norm(x, (5,), eps=1e-3), [normal(2, 3, 5)], {"eps": 1e-3})
case("layerNorm", lambda x: F.layer_norm(x, (3, 5)), [normal(2, 3, 5)], {"normalized_shape": [3, 5], "eps": 1e-5})
case("rmsNorm", lambda x, w: F.rms_norm(x, (6,), w, 1e-5), [normal(2, 3, 6), normal(6)], {"eps": 1e-5})
case("rmsNorm", lambda x: F.rms_norm(x, (6,), None, 1e-6), [normal(2, 6)], {"eps": 1e-6})
case("groupNorm", lambda x, w, b: F.group_norm(x, 3, w, b, 1e-3), [normal(2, 6, 4), normal(6), normal(6)], {"groups": 3, "eps": 1e-3})
case("groupNorm", lambda x: F.group_norm(x, 1), [normal(2, 4, 2, 3)], {"groups": 1, "eps": 1e-5})
case("batchNorm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True), [normal(6, 3), normal(3), normal(3)], {"training": True, "eps": 1e-5})
case("batchNorm", lambda x: F.batch_norm(x, None, None, training=True, eps=1e-3), [normal(3, 2, 5)], {"training": True, "eps": 1e-3})
case(
    "batchNorm",
    lambda x, w, b, m, v: F.batch_norm(x, m, v, w, b, False),
    [normal(4, 3, 2), normal(3), normal(3), normal(3), uniform(3)],
    {"training": False, "eps": 1e-5},
    fixed=(3, 4),
)
case("instanceNorm", lambda x, w, b: F.instance_norm(x, weight=w, bias=b), [normal(2, 3, 5), normal(3), normal(3)], {"eps": 1e-5})

# Losses.
for reduction in ("mean", "sum", "none"):
    with_it = {"reduction": reduction}
    labels = integers(4, 6)
    case("crossEntropy", lambda x, t: F.cross_entropy(x, t, **with_it), [normal(6, 4), labels], with_it)
    case(
        "crossEntropy",
        lambda x, t: F.cross_entropy(x, t, label_smoothing=0.2, ignore_index=1, **with_it),
        [normal(6, 4), labels],
        {"label_smoothing": 0.2, "ignore_index": 1, **with_it},
    )
    weight = [0.5, 1.0, 2.0, 1.5]
    case(
        "crossEntropy",
        lambda x, t: F.cross_entropy(x, t, torch.tensor(weight), label_smoothing=0.1, **with_it),
        [normal(6, 4), labels],
        {"weight": weight, "label_smoothing": 0.1, **with_it},
    )
    case("crossEntropy", lambda x, t: F.cross_entropy(x, t, **with_it), [normal(2, 4, 3), integers(4, 2, 3)], with_it)
    soft = normal(6, 4).softmax(-1).float().double()
    case("crossEntropy", lambda x, t: F.cross_entropy(x, t, **with_it), [normal(6, 4), soft], with_it, fixed=(1,))
    case(
        "nll",
        lambda x, t: F.nll_loss(x, t, torch.tensor(weight), ignore_index=0, **with_it),
        [normal(6, 4), labels],
        {"weight": weight, "ignore_index": 0, **with_it},
    )
    case("mse", lambda x, y: F.mse_loss(x, y, **with_it), [normal(3, 2, 2), normal(3, 2, 2)], with_it)
    case("l1", lambda x, y: F.l1_loss(x, y, **with_it), [normal(5), normal(5)], with_it)
    case("huber", lambda x, y: F.huber_loss(x, y, delta=0.4, **with_it), [normal(5), normal(5)], {"delta": 0.4, **with_it})
    case("smoothL1", lambda x, y: F.smooth_l1_loss(x, y, beta=2.0, **with_it), [normal(5), normal(5)], {"beta": 2.0, **with_it})
    yes = integers(2, 3, 4).double()
    case("bce", lambda x, y: F.binary_cross_entropy(x, y, **with_it), [uniform(3, 4), yes], with_it, fixed=(1,))
    case(
        "bce",
        lambda x, y: F.binary_cross_entropy(x, y, torch.tensor(weight), **with_it),
        [uniform(3, 4), yes],
        {"weight": weight, **with_it},
        fixed=(1,),
    )
    case(
        "bceWithLogits",
        lambda x, y: F.binary_cross_entropy_with_logits(x, y, pos_weight=torch.tensor(weight), **with_it),
        [normal(3, 4, scale=5), yes],
        {"pos_weight": weight, **with_it},
        fixed=(1,),
    )
    case("hingeEmbedding", lambda x, y: F.hinge_embedding_loss(x, y, margin=0.6, **with_it), [normal(6), signs(6)], {"margin": 0.6, **with_it}, fixed=(1,))
    for p, swap in ((2.0, False), (1.0, True), (3.0, False)):
        case(
            "tripletMargin",
            lambda a, b, c: F.triplet_margin_loss(a, b, c, margin=2.0, p=p, eps=1e-5, swap=swap, **with_it),
            [normal(4, 5), normal(4, 5), normal(4, 5)],
            {"margin": 2.0, "p": p, "eps": 1e-5, "swap": swap, **with_it},
        )
for reduction in ("mean", "sum", "none", "batchmean"):
    p, q = normal(3, 4).log_softmax(-1), normal(3, 4).softmax(-1).float().double()
    case("klDiv", lambda x, y: F.kl_div(x, y, reduction=reduction), [p.float().double(), q], {"reduction": reduction}, fixed=(1,))
    logs = q.log().float().double()
    case(
        "klDiv",
        lambda x, y: F.kl_div(x, y, reduction=reduction, log_target=True),
        [p.float().double(), logs],
        {"reduction": reduction, "log_target": True},
        fixed=(1,),
    )
case("crossEntropy", F.cross_entropy, [normal(4), integers(4)])
case("smoothL1", lambda x, y: F.smooth_l1_loss(x, y, beta=0.0), [normal(5), normal(5)], {"beta": 0.0})
case("cosineSimilarity", lambda x, y: F.cosine_similarity(x, y, dim=0), [normal(5, 2), normal(5, 2)], {"axis": 0, "eps": 1e-8})
case("cosineSimilarity", lambda x, y: F.cosine_similarity(x, y, dim=1), [normal(2, 5, 2), normal(2, 5, 2)], {"dim": 1})

# Attention and cells.
attention = F.scaled_dot_product_attention
case("scaledDotProductAttention", lambda q, k, v: attention(q, k, v, is_causal=True), [normal(2, 3, 4)] * 3, {"causal": True})
case("scaledDotProductAttention", lambda q, k, v: attention(q, k, v, scale=0.7), [normal(2, 3, 4), normal(2, 5, 4), normal(2, 5, 6)], {"scale": 0.7, "causal": False})
mask = torch.tensor([[1, 0, 1, 1], [1, 1, 0, 0]]).bool()
case("scaledDotProductAttention", lambda q, k, v, m: attention(q, k, v, m), [normal(1, 2, 2, 3), normal(1, 2, 4, 3), normal(1, 2, 4, 3), mask])
case("scaledDotProductAttention", lambda q, k, v, m: attention(q, k, v, m), [normal(2, 2, 3), normal(2, 4, 3), normal(2, 4, 3), normal(2, 4)])
case(
    "scaledDotProductAttention",
    lambda q, k, v: attention(q, k, v, mask),
    [normal(2, 2, 3), normal(2, 4, 3), normal(2, 4, 3)],
    {"mask": mask.tolist()},
)


def lstm(x, h, c, wi, wh, bi=None, bh=None):
    return torch.cat(torch._VF.lstm_cell(x, (h, c), wi, wh, bi, bh), 1)


case("lstmCell", lstm, [normal(2, 3), normal(2, 4), normal(2, 4), normal(16, 3), normal(16, 4), normal(16), normal(16)])
case("lstmCell", lstm, [normal(1, 2), normal(1, 1), normal(1, 1), normal(4, 2), normal(4, 1)])
gru = torch._VF.gru_cell
case("gruCell", gru, [normal(3, 2), normal(3, 4), normal(12, 2), normal(12, 4), normal(12), normal(12)])
case("gruCell", gru, [normal(1, 2), normal(1, 2), normal(6, 2), normal(6, 2)])

# Second order.
for op, function in [
    ("sigmoid", torch.sigmoid),
    ("tanh", torch.tanh),
    ("softplus", F.softplus),
    ("silu", F.silu),
    ("gelu", F.gelu),
    ("mish", F.mish),
    ("sin", torch.sin),
    ("erf", torch.erf),
    ("elu", F.elu),
    ("selu", F.selu),
    ("logsigmoid", F.logsigmoid),
    ("square", torch.square),
    ("relu", F.relu),
    ("atan", torch.atan),
    ("asinh", torch.asinh),
    ("sinh", torch.sinh),
    ("cosh", torch.cosh),
    ("softsign", F.softsign),
]:
    second_order(op, function, normal(2, 3))
for op, function in [
    ("log", torch.log),
    ("sqrt", torch.sqrt),
    ("rsqrt", torch.rsqrt),
    ("reciprocal", torch.reciprocal),
    ("asin", torch.asin),
    ("acos", torch.acos),
    ("atanh", torch.atanh),
]:
    second_order(op, function, uniform(2, 3))
second_order("logsumexp", lambda x: x.logsumexp(0), normal(3, 2), {"axis": 0})
second_order("pow", lambda x: x**3, normal(3, 2), {"exponent": 3})
second_order("prod", lambda x: x.prod(1), normal(3, 4), {"axis": 1})
second_order("norm", lambda x: x.norm(), normal(3, 2))
second_order("std", lambda x: x.std(-1), normal(3, 4), {"axis": -1})
second_order("var", lambda x: x.var(0), normal(3, 4), {"axis": 0})
second_order("cumprod", lambda x: x.cumprod(0), normal(4, 2), {"axis": 0})
second_order("softmax", lambda x: (x.softmax(-1)), normal(2, 3), {"axis": -1})
second_order("layerNorm", lambda x: F.layer_norm(x, (4,)) , normal(2, 4), {"eps": 1e-5})

source = f"float64 values computed with PyTorch {torch.__version__} by reference/attributes.py"
json.dump({"source": source, "cases": cases}, sys.stdout, separators=(",", ":"))
