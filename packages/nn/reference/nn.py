"""Reference values for the functions and layers of this package, computed with PyTorch in float64.

Writes functions.json and layers.json beside this file. Made with PyTorch 2.13.0 on a CPU; run it with

    python nn.py

A function case names our function, its options as we call them, its inputs, the output, a cotangent of the output,
and the gradients of everything that is a float. A layer case names our factory with its arguments, the state_dict of
PyTorch's module, inputs, outputs, gradients, and the state_dict afterwards where running the module changes it.
Inputs are exactly representable in float32.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
HERE = Path(__file__).parent


def short(value):
    if value != value:
        return None
    return float(f"{value:.12g}")


def write(tensor):
    if tensor.dtype == torch.bool:
        return {"shape": list(tensor.shape), "dtype": "bool", "data": [int(v) for v in tensor.flatten()]}
    if not tensor.is_floating_point():
        return {"shape": list(tensor.shape), "dtype": "int32", "data": [int(v) for v in tensor.flatten()]}
    return {"shape": list(tensor.shape), "dtype": "float64", "data": [short(float(v)) for v in tensor.detach().flatten()]}


def normal(*shape, scale=1.0):
    return (torch.randn(*shape) * scale).float().double()


def uniform(*shape, low=0.0, high=1.0):
    return (torch.rand(*shape) * (high - low) + low).float().double()


def labels(classes, *shape):
    return torch.randint(0, classes, shape)


def signs(*shape):
    return torch.where(torch.rand(*shape) < 0.5, -1.0, 1.0)


functions = []


def case(name, compute, *inputs, tensors=None, **options):
    """compute(*inputs, **tensors) with the options already applied; `options` are written for us to apply."""
    tensors = tensors or {}
    leaves = [x.clone().requires_grad_(x.is_floating_point()) for x in inputs]
    extra = {key: x.clone().requires_grad_(x.is_floating_point()) for key, x in tensors.items()}
    output = compute(*leaves, **extra)
    cotangent = normal(*output.shape) if output.shape else normal(1)[0]
    output.backward(cotangent)
    gradient = lambda x: None if x.grad is None else write(x.grad)
    functions.append(
        {
            "function": name,
            "options": options,
            "inputs": [write(x) for x in inputs],
            "tensors": {key: write(x) for key, x in tensors.items()},
            "output": write(output),
            "cotangent": write(cotangent),
            "gradients": [gradient(x) for x in leaves],
            "tensorGradients": {key: gradient(x) for key, x in extra.items()},
        }
    )


def given(tensors):
    """Tensors among the options of the last case whose gradients are not compared."""
    functions[-1]["tensors"].update({key: write(x) for key, x in tensors.items()})


def fixed(place):
    """The gradient of an input of the last case is not compared."""
    functions[-1]["gradients"][place] = None


# Convolutions

case("convolve1d", lambda x, w, bias: F.conv1d(x, w, bias, 2, 1, 2), normal(2, 3, 9), normal(4, 3, 3),
     tensors={"bias": normal(4)}, stride=2, padding=1, dilation=2)
case("convolve1d", lambda x, w: F.conv1d(x, w, padding="same", dilation=3), normal(2, 2, 8), normal(2, 2, 2),
     padding="same", dilation=3)
case("convolve1d", lambda x, w: F.conv1d(x, w, groups=3), normal(3, 6), normal(6, 1, 4), groups=3)
case("convolve2d", lambda x, w, bias: F.conv2d(x, w, bias, (2, 1), (1, 2), (1, 2), 2), normal(2, 4, 6, 5),
     normal(6, 2, 3, 2), tensors={"bias": normal(6)}, stride=[2, 1], padding=[1, 2], dilation=[1, 2], groups=2)
case("convolve2d", lambda x, w: F.conv2d(x, w, padding="same"), normal(1, 2, 5, 4), normal(3, 2, 4, 3), padding="same")
case("convolve2d", lambda x, w: F.conv2d(F.pad(x, (0, 2, 1, 0)), w, stride=2), normal(1, 2, 5, 4), normal(3, 2, 3, 3),
     padding=[[1, 0], [0, 2]], stride=2)
case("convolve2d", lambda x, w: F.conv2d(x, w, groups=4, padding=1), normal(1, 4, 4, 4), normal(8, 1, 3, 3), groups=4,
     padding=1)
case("convolve3d", lambda x, w, bias: F.conv3d(x, w, bias, (1, 2, 1), (0, 1, 1), (2, 1, 1), 1), normal(1, 2, 5, 4, 3),
     normal(2, 2, 2, 3, 2), tensors={"bias": normal(2)}, stride=[1, 2, 1], padding=[0, 1, 1], dilation=[2, 1, 1])

case("convolveTranspose1d", lambda x, w, bias: F.conv_transpose1d(x, w, bias, 3, 2, 1, 2, 2), normal(2, 4, 5),
     normal(4, 3, 4), tensors={"bias": normal(6)}, stride=3, padding=2, outputPadding=1, groups=2, dilation=2)
case("convolveTranspose2d", lambda x, w: F.conv_transpose2d(x, w, None, 2, 1, 1), normal(2, 3, 4, 3), normal(3, 2, 3, 3),
     stride=2, padding=1, outputPadding=1)
case("convolveTranspose2d", lambda x, w, bias: F.conv_transpose2d(x, w, bias, (2, 3), (0, 1), (1, 0), 2, (1, 2)),
     normal(1, 4, 3, 3), normal(4, 2, 2, 3), tensors={"bias": normal(4)}, stride=[2, 3], padding=[0, 1],
     outputPadding=[1, 0], groups=2, dilation=[1, 2])
case("convolveTranspose2d", lambda x, w: F.conv_transpose2d(x, w, padding=2), normal(1, 1, 4, 4), normal(1, 1, 2, 2),
     padding=2)
case("convolveTranspose3d", lambda x, w: F.conv_transpose3d(x, w, None, 2, 1), normal(1, 2, 2, 3, 2),
     normal(2, 1, 3, 2, 2), stride=2, padding=1)

# Pooling and resampling

case("poolMax1d", lambda x: F.max_pool1d(x, 3, 2, 1, 2, ceil_mode=True), normal(2, 2, 10), kernelSize=3, stride=2,
     padding=1, dilation=2, ceilMode=True)
case("poolMax2d", lambda x: F.max_pool2d(x, (2, 3), (2, 1), (1, 1), (2, 1)), normal(1, 2, 6, 5), kernelSize=[2, 3],
     stride=[2, 1], padding=[1, 1], dilation=[2, 1])
case("poolMax2d", lambda x: F.max_pool2d(x, 2, 2, ceil_mode=True), normal(1, 2, 5, 7), kernelSize=2, ceilMode=True)
case("poolMax2d", lambda x: F.max_pool2d(x, 3, 3, 1, ceil_mode=True), normal(2, 6, 5), kernelSize=3, padding=1,
     ceilMode=True)
case("poolMax3d", lambda x: F.max_pool3d(x, 2, 1), normal(1, 1, 3, 4, 3), kernelSize=2, stride=1)

case("poolAverage1d", lambda x: F.avg_pool1d(x, 3, 2, 1, True, False), normal(2, 2, 8), kernelSize=3, stride=2,
     padding=1, ceilMode=True, countIncludePad=False)
case("poolAverage1d", lambda x: F.avg_pool1d(x, 4, 3, 2, True), normal(1, 2, 8), kernelSize=4, stride=3, padding=2,
     ceilMode=True)
case("poolAverage2d", lambda x: F.avg_pool2d(x, (3, 2), (2, 3), (1, 1), False, False), normal(1, 2, 6, 7),
     kernelSize=[3, 2], stride=[2, 3], padding=1, countIncludePad=False)
case("poolAverage2d", lambda x: F.avg_pool2d(x, 3, 2, 1, True, True), normal(1, 2, 6, 5), kernelSize=3, stride=2,
     padding=1, ceilMode=True)
case("poolAverage2d", lambda x: F.avg_pool2d(x, 3, 2, 0, True, False), normal(2, 6, 5), kernelSize=3, stride=2,
     ceilMode=True, countIncludePad=False)
case("poolAverage2d", lambda x: F.avg_pool2d(x, 2, divisor_override=3), normal(1, 1, 4, 4), kernelSize=2, divisor=3)
case("poolAverage3d", lambda x: F.avg_pool3d(x, 2, 2, 1, False, False), normal(1, 1, 4, 3, 4), kernelSize=2, padding=1,
     countIncludePad=False)

case("resample", lambda x: F.interpolate(x, scale_factor=3), normal(1, 2, 4), scale=3)
case("resample", lambda x: F.interpolate(x, size=(5, 7)), normal(1, 2, 3, 4), size=[5, 7])
case("resample", lambda x: F.interpolate(x, scale_factor=0.5), normal(1, 1, 5, 6), scale=0.5)
case("resample", lambda x: F.interpolate(x, scale_factor=1.7), normal(1, 1, 5, 4), scale=1.7)
case("resample", lambda x: F.interpolate(x, scale_factor=2, mode="linear"), normal(1, 2, 4), scale=2, mode="linear")
case("resample", lambda x: F.interpolate(x, scale_factor=2, mode="bilinear"), normal(1, 2, 3, 4), scale=2, mode="linear")
case("resample", lambda x: F.interpolate(x, size=(5, 3), mode="bilinear"), normal(1, 2, 3, 4), size=[5, 3], mode="linear")
case("resample", lambda x: F.interpolate(x, size=(5, 3), mode="bilinear", align_corners=True), normal(1, 2, 3, 4),
     size=[5, 3], mode="linear", alignCorners=True)
case("resample", lambda x: F.interpolate(x, scale_factor=1.3, mode="bilinear"), normal(1, 1, 4, 5), scale=1.3,
     mode="linear")
case("resample", lambda x: F.interpolate(x, size=(2, 3, 4), mode="trilinear"), normal(1, 1, 3, 2, 3), size=[2, 3, 4],
     mode="linear")
case("resample", lambda x: F.interpolate(x, scale_factor=2, mode="bicubic"), normal(1, 1, 4, 3), scale=2, mode="cubic")
case("resample", lambda x: F.interpolate(x, size=(3, 6), mode="bicubic", align_corners=True), normal(1, 1, 4, 5),
     size=[3, 6], mode="cubic", alignCorners=True)

# Normalisation and lookup

channels = {"weight": normal(4), "bias": normal(4)}
case("normalizeLayer", lambda x, weight, bias: F.layer_norm(x, (3, 4), weight, bias, 1e-3), normal(2, 3, 4),
     tensors={"weight": normal(3, 4), "bias": normal(3, 4)}, axes=2, epsilon=1e-3)
case("normalizeLayer", lambda x: F.layer_norm(x, (4,)), normal(2, 3, 4))
case("normalizeRms", lambda x, weight: F.rms_norm(x, (3, 4), weight, 1e-4), normal(2, 3, 4),
     tensors={"weight": normal(3, 4)}, axes=2, epsilon=1e-4)
case("normalizeGroups", lambda x, weight, bias: F.group_norm(x, 2, weight, bias), normal(2, 4, 3), tensors=channels,
     groups=2)
case("normalizeGroups", lambda x: F.group_norm(x, 1, eps=1e-2), normal(3, 4), groups=1, epsilon=1e-2)
case("normalizeInstances", lambda x, weight, bias: F.instance_norm(x, weight=weight, bias=bias), normal(2, 4, 3, 2),
     tensors=channels)
case("normalizeBatch", lambda x, weight, bias: F.batch_norm(x, None, None, weight, bias, True, 0.1, 1e-3),
     normal(3, 4, 2), tensors=channels, epsilon=1e-3)
case("normalizeBatch", lambda x, weight, bias: F.batch_norm(x, None, None, weight, bias, True), normal(5, 4),
     tensors=channels)
mean, variance = normal(4), uniform(4, low=0.5, high=2)
case("normalizeBatch", lambda x, weight, bias: F.batch_norm(x, mean, variance, weight, bias, False), normal(2, 4, 3),
     tensors=channels)
given({"mean": mean, "variance": variance})
case("embed", lambda ids, table: F.embedding(ids, table, padding_idx=2), torch.tensor([[1, 2, 0], [2, 4, 1]]),
     normal(5, 3), paddingIndex=2)
for mode in ("reflect", "replicate", "circular"):
    case("padWith", lambda x: F.pad(x, (2, 1, 1, 0), mode=mode), normal(1, 2, 3, 4),
         amounts=[[0, 0], [0, 0], [1, 0], [2, 1]], mode=mode)

# Attention

visible = torch.tensor([[True, False, True], [True, False, False], [True, True, True], [True, False, False]])
q, k, v = normal(2, 2, 4, 3), normal(2, 2, 3, 3), normal(2, 2, 3, 5)
case("scaledDotProductAttention", lambda q, k, v: F.scaled_dot_product_attention(q, k, v, attn_mask=visible), q, k, v)
given({"mask": visible})
case("scaledDotProductAttention", lambda q, k, v, mask: F.scaled_dot_product_attention(q, k, v, attn_mask=mask), q, k, v,
     tensors={"mask": normal(4, 3)})
case("scaledDotProductAttention", lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True, scale=0.7),
     q, k, v, causal=True, scale=0.7)

# Activations

x = torch.cat([normal(2, 6, scale=3), torch.tensor([[-7.5, -3.5, -0.25], [0.25, 3.5, 7.5]])], 1)
for name, compute, options in [
    ("relu", F.relu, {}), ("relu6", F.relu6, {}), ("leakyRelu", F.leaky_relu, {}),
    ("leakyRelu", lambda x: F.leaky_relu(x, 0.3), {"slope": 0.3}),
    ("threshold", lambda x: F.threshold(x, 0.5, -2.0), {"above": 0.5, "otherwise": -2}),
    ("elu", F.elu, {}), ("elu", lambda x: F.elu(x, 1.5), {"alpha": 1.5}),
    ("celu", lambda x: F.celu(x, 1.5), {"alpha": 1.5}), ("selu", F.selu, {}),
    ("sigmoid", torch.sigmoid, {}), ("logSigmoid", F.logsigmoid, {}), ("hardSigmoid", F.hardsigmoid, {}),
    ("silu", F.silu, {}), ("hardSwish", F.hardswish, {}), ("mish", F.mish, {}), ("gelu", F.gelu, {}),
    ("gelu", lambda x: F.gelu(x, approximate="tanh"), {"approximate": "tanh"}),
    ("tanh", torch.tanh, {}), ("hardTanh", F.hardtanh, {}),
    ("hardTanh", lambda x: F.hardtanh(x, -0.5, 2.0), {"min": -0.5, "max": 2}), ("softsign", F.softsign, {}),
    ("tanhShrink", F.tanhshrink, {}), ("hardShrink", F.hardshrink, {}),
    ("hardShrink", lambda x: F.hardshrink(x, 1.0), {"lambda": 1}), ("softShrink", F.softshrink, {}),
    ("softShrink", lambda x: F.softshrink(x, 1.0), {"lambda": 1}),
]:
    case(name, compute, x, **options)
    if name == "hardSigmoid":
        # PyTorch multiplies by a sixth in float32.
        fixed(0)
case("prelu", F.prelu, normal(2, 3, 2), normal(3))
case("prelu", F.prelu, normal(2, 3), normal(1))
case("glu", F.glu, normal(2, 6))

# Losses

logits, classes = normal(6, 4), labels(4, 6)
ignored = classes.clone()
ignored[1] = ignored[4] = -1
deep, deep_labels = normal(2, 3, 2, 2), labels(3, 2, 2, 2)
probabilities = torch.softmax(normal(6, 4), 1).float().double()
weights = uniform(4, low=0.2, high=2)
for reduction in ("mean", "sum", "none"):
    case("crossEntropy", lambda x, t: F.cross_entropy(x, t, weights, reduction=reduction, label_smoothing=0.2,
         ignore_index=-1), logits, ignored, reduction=reduction, labelSmoothing=0.2, ignoreIndex=-1)
    given({"classWeights": weights})
    case("crossEntropy", lambda x, t: F.cross_entropy(x, t, weights, reduction=reduction, label_smoothing=0.1), logits,
         probabilities, reduction=reduction, labelSmoothing=0.1)
    given({"classWeights": weights})
    case("negativeLogLikelihood", lambda x, t: F.nll_loss(x, t, weights, reduction=reduction, ignore_index=-1), logits,
         ignored, reduction=reduction, ignoreIndex=-1)
    given({"classWeights": weights})
    case("multiMargin", lambda x, t: F.multi_margin_loss(x, t, reduction=reduction), logits, classes, reduction=reduction)
    case("meanSquaredError", lambda x, t: F.mse_loss(x, t, reduction=reduction), normal(3, 2), normal(3, 2),
         reduction=reduction)
    case("meanAbsoluteError", lambda x, t: F.l1_loss(x, t, reduction=reduction), normal(3, 2), normal(3, 2),
         reduction=reduction)
    case("huber", lambda x, t: F.huber_loss(x, t, reduction=reduction, delta=0.6), normal(3, 2), normal(3, 2),
         reduction=reduction, delta=0.6)
    case("smoothL1", lambda x, t: F.smooth_l1_loss(x, t, reduction=reduction, beta=0.6), normal(3, 2), normal(3, 2),
         reduction=reduction, beta=0.6)
    case("klDivergence", lambda x, t: F.kl_div(x, t, reduction=reduction), normal(3, 4), uniform(3, 4),
         reduction=reduction)
    case("klDivergence", lambda x, t: F.kl_div(x, t, reduction=reduction, log_target=True), normal(3, 4), normal(3, 4),
         reduction=reduction, logTarget=True)
    case("hingeEmbedding", lambda x, t: F.hinge_embedding_loss(x, t, 1.5, reduction=reduction), normal(6), signs(6),
         reduction=reduction, margin=1.5)
    fixed(1)
    case("marginRanking", lambda a, b, t: F.margin_ranking_loss(a, b, t, 0.3, reduction=reduction), normal(6), normal(6),
         signs(6), reduction=reduction, margin=0.3)
    fixed(2)
    case("cosineEmbedding", lambda a, b, t: F.cosine_embedding_loss(a, b, t, 0.2, reduction=reduction), normal(6, 3),
         normal(6, 3), signs(6), reduction=reduction, margin=0.2)
    fixed(2)
    case("tripletMargin", lambda a, p, n: F.triplet_margin_loss(a, p, n, 0.8, 3.0, 1e-4, True, reduction=reduction),
         normal(4, 3), normal(4, 3), normal(4, 3), reduction=reduction, margin=0.8, p=3, epsilon=1e-4, swap=True)
    case("poissonNegativeLogLikelihood", lambda x, t: F.poisson_nll_loss(x, t, full=True, reduction=reduction),
         normal(5), torch.tensor([0.0, 1, 2, 5, 3]), reduction=reduction, full=True)
    fixed(1)
    case("gaussianNegativeLogLikelihood", lambda x, t, v: F.gaussian_nll_loss(x, t, v, full=True, reduction=reduction),
         normal(3, 2), normal(3, 2), uniform(3, 2, low=0.1, high=2), reduction=reduction, full=True)
case("crossEntropy", F.cross_entropy, deep, deep_labels)
case("crossEntropy", lambda x, t: F.cross_entropy(x.transpose(1, 2), t), normal(2, 5, 3), labels(3, 2, 5), axis=-1)
case("crossEntropy", F.cross_entropy, normal(4), torch.tensor(2))
case("crossEntropy", lambda x, t: F.cross_entropy(x, t), deep, torch.softmax(normal(2, 3, 2, 2), 1))
case("negativeLogLikelihood", F.nll_loss, deep, deep_labels)
case("multiMargin", lambda x, t: F.multi_margin_loss(x, t, p=2, margin=0.7, weight=weights), logits, classes, power=2,
     margin=0.7)
given({"classWeights": weights})
case("klDivergence", lambda x, t: F.kl_div(x, t, reduction="batchmean"), normal(3, 4),
     torch.tensor([[0.0, 0.25, 0.75, 0], [1, 0, 0, 0], [0.5, 0.25, 0.125, 0.125]]), reduction="batchMean")
fixed(1)
case("poissonNegativeLogLikelihood", lambda x, t: F.poisson_nll_loss(x, t, log_input=False, eps=1e-3),
     uniform(5, low=0.1, high=3), torch.tensor([0.0, 1, 2, 5, 3]), logInput=False, epsilon=1e-3)
case("gaussianNegativeLogLikelihood", lambda x, t, v: F.gaussian_nll_loss(x, t, v, eps=0.5), normal(3, 2), normal(3, 2),
     uniform(3, 1, low=0.1, high=1), epsilon=0.5)
p = uniform(3, 4, low=0.02, high=0.98)
doubt = uniform(4)
case("binaryCrossEntropy", lambda x, t: F.binary_cross_entropy(x, t, doubt), p, (uniform(3, 4) > 0.5).double())
given({"weight": doubt})
fixed(1)
case("binaryCrossEntropy", lambda x, t: F.binary_cross_entropy(x, t, reduction="none"), p, uniform(3, 4),
     reduction="none")
rows, positive = uniform(3, 1), uniform(4, low=0.5, high=3)
case("binaryCrossEntropyWithLogits", lambda x, t: F.binary_cross_entropy_with_logits(x, t, rows, reduction="sum",
     pos_weight=positive), normal(3, 4, scale=5), uniform(3, 4), reduction="sum")
given({"weight": rows, "positiveWeight": positive})
case("binaryCrossEntropyWithLogits", F.binary_cross_entropy_with_logits, torch.zeros(2, 3),
     (uniform(2, 3) > 0.5).double())
case("cosineSimilarity", lambda a, b: F.cosine_similarity(a, b, 1, 1e-3), normal(2, 3, 4), normal(2, 3, 4), axis=1,
     epsilon=1e-3)

# Layers

layers = []


def layer(factory, arguments, module, *inputs, call=None, calls=1, after=False):
    """The outputs of the last of some calls, and the gradients of sum(first output · cotangent)."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(normal(*parameter.shape, scale=0.7))
    state = {name: write(value) for name, value in module.state_dict().items()}
    call = call or (lambda module, *inputs: module(*inputs))
    leaves = [x.clone().requires_grad_(x.is_floating_point()) for x in inputs]
    for _ in range(calls):
        outputs = call(module, *leaves)
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    cotangent = normal(*outputs[0].shape)
    outputs[0].backward(cotangent)
    layers.append(
        {
            "layer": factory,
            "arguments": arguments,
            "weights": state,
            "inputs": [write(x) for x in inputs],
            "calls": calls,
            "outputs": [write(x) for x in outputs],
            "cotangent": write(cotangent),
            "gradients": {name: write(p.grad) for name, p in module.named_parameters()},
            "inputGradients": [None if x.grad is None else write(x.grad) for x in leaves],
            "after": {name: write(value) for name, value in module.state_dict().items()} if after else None,
        }
    )


layer("linear", [3, 4], nn.Linear(3, 4), normal(2, 5, 3))
layer("linear", [3, 4, {"bias": False}], nn.Linear(3, 4, bias=False), normal(3))
layer("conv1d", [2, 3, {"kernelSize": 3, "padding": 2, "paddingMode": "circular"}],
      nn.Conv1d(2, 3, 3, padding=2, padding_mode="circular"), normal(2, 2, 5))
layer("conv2d", [2, 4, {"kernelSize": [3, 2], "stride": 2, "padding": [2, 1], "groups": 2, "paddingMode": "reflect"}],
      nn.Conv2d(2, 4, (3, 2), 2, (2, 1), groups=2, padding_mode="reflect"), normal(2, 2, 5, 4))
layer("conv2d", [2, 3, {"kernelSize": 2, "padding": "same", "paddingMode": "replicate", "bias": False}],
      nn.Conv2d(2, 3, 2, padding="same", padding_mode="replicate", bias=False), normal(1, 2, 3, 3))
layer("conv3d", [1, 2, {"kernelSize": 2, "dilation": 2}], nn.Conv3d(1, 2, 2, dilation=2), normal(1, 1, 4, 3, 3))
layer("convTranspose1d", [2, 3, {"kernelSize": 3, "stride": 2, "outputPadding": 1}],
      nn.ConvTranspose1d(2, 3, 3, 2, output_padding=1), normal(2, 2, 4))
layer("convTranspose2d", [4, 2, {"kernelSize": 3, "stride": 2, "padding": 1, "groups": 2}],
      nn.ConvTranspose2d(4, 2, 3, 2, 1, groups=2), normal(1, 4, 3, 2))
layer("convTranspose3d", [1, 2, {"kernelSize": 2, "bias": False}], nn.ConvTranspose3d(1, 2, 2, bias=False),
      normal(1, 1, 2, 3, 2))
layer("embedding", [5, 3, {"paddingIndex": 1}], nn.Embedding(5, 3, padding_idx=1), torch.tensor([[0, 1, 4], [1, 2, 0]]))
layer("layerNorm", [[3, 4], {"epsilon": 1e-3}], nn.LayerNorm((3, 4), eps=1e-3), normal(2, 3, 4))
layer("rmsNorm", [4, {"epsilon": 1e-5}], nn.RMSNorm(4, eps=1e-5), normal(2, 3, 4))
layer("groupNorm", [2, 4], nn.GroupNorm(2, 4), normal(2, 4, 3))
layer("batchNorm", [3], nn.BatchNorm1d(3), normal(4, 3), calls=2, after=True)
layer("batchNorm", [3, {"momentum": None, "epsilon": 1e-3}], nn.BatchNorm2d(3, eps=1e-3, momentum=None),
      normal(2, 3, 2, 2), calls=3, after=True)
layer("batchNorm", [3, {"momentum": 0.4, "weight": False, "bias": False}],
      nn.BatchNorm1d(3, momentum=0.4, affine=False), normal(4, 3, 2), after=True)
layer("parametricRelu", [{"channels": 3}], nn.PReLU(3), normal(2, 3, 2))

sequence = normal(2, 5, 3)
for factory, kind, extra in [("rnn", nn.RNN, {}), ("gru", nn.GRU, {}), ("lstm", nn.LSTM, {})]:
    flat = lambda module, *inputs: (lambda out, state: [out, *(state if isinstance(state, tuple) else [state])])(
        *module(*inputs))
    layer(factory, [3, 4], kind(3, 4, batch_first=True), sequence, call=flat)
    layer(factory, [3, 2, {"layers": 2, "bidirectional": True}], kind(3, 2, 2, batch_first=True, bidirectional=True),
          sequence, call=flat)
    layer(factory, [3, 2, {"layers": 2, "bias": False}], kind(3, 2, 2, batch_first=True, bias=False), sequence, call=flat)
layer("rnn", [3, 4, {"nonlinearity": "relu"}], nn.RNN(3, 4, batch_first=True, nonlinearity="relu"), sequence,
      call=lambda module, x: list(module(x)))
layer("lstm", [3, 4], nn.LSTM(3, 4, batch_first=True), sequence, normal(1, 2, 4), normal(1, 2, 4),
      call=lambda module, x, h, c: (lambda out, state: [out, *state])(*module(x, (h, c))))
layer("gru", [3, 4], nn.GRU(3, 4, batch_first=True), sequence, normal(1, 2, 4), call=lambda module, x, h: list(module(x, h)))
layer("rnnCell", [3, 4], nn.RNNCell(3, 4), normal(2, 3), normal(2, 4))
layer("gruCell", [3, 4], nn.GRUCell(3, 4), normal(2, 3), normal(2, 4))
layer("lstmCell", [3, 4], nn.LSTMCell(3, 4), normal(2, 3), normal(2, 4), normal(2, 4),
      call=lambda module, x, h, c: list(module(x, (h, c))))

hidden_places = torch.ones(5, 5).triu(1).bool()
layer("multiHeadAttention", [4, {"heads": 2}], nn.MultiheadAttention(4, 2, batch_first=True), normal(2, 5, 4),
      call=lambda module, x: module(x, x, x, need_weights=False)[0])
layer("multiHeadAttention", [4, {"heads": 2, "causal": True, "bias": False}],
      nn.MultiheadAttention(4, 2, batch_first=True, bias=False), normal(2, 5, 4),
      call=lambda module, x: module(x, x, x, need_weights=False, attn_mask=hidden_places)[0])
layer("multiHeadAttention", [4, {"heads": 4}], nn.MultiheadAttention(4, 4, batch_first=True), normal(2, 3, 4),
      normal(2, 5, 4), normal(2, 5, 4), call=lambda module, q, k, v: module(q, k, v, need_weights=False)[0])
layer("transformerBlock", [4, {"heads": 2, "hidden": 6}],
      nn.TransformerEncoderLayer(4, 2, 6, 0.0, "gelu", batch_first=True, norm_first=True), normal(2, 3, 4))
layer("transformerBlock", [4, {"heads": 2, "hidden": 6, "causal": True, "bias": False}],
      nn.TransformerEncoderLayer(4, 2, 6, 0.0, "gelu", batch_first=True, norm_first=True, bias=False), normal(2, 5, 4),
      call=lambda module, x: module(x, src_mask=hidden_places))

source = f"float64 values computed with PyTorch {torch.__version__} by nn.py"
(HERE / "functions.json").write_text(json.dumps({"source": source, "cases": functions}))
(HERE / "layers.json").write_text(json.dumps({"source": source, "cases": layers}))
print(len(functions), "functions,", len(layers), "layers")
