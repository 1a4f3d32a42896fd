"""Writes elementwise.json: elementwise optimizers with other options than in the fixtures.

Float64 values in the form of the fixtures. Needs `pip install torch pytorch_optimizer`; made with PyTorch 2.13.0 on a CPU
and pytorch_optimizer of February 2026.

    python reference/elementwise.py > reference/elementwise.json
"""

import json
import sys
import warnings

import pytorch_optimizer
import torch

warnings.simplefilter("ignore")
torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(8)
cases = []


def normal(*shape):
    """Numbers that float32 can hold."""
    return torch.randn(shape, generator=generator).float().double()


def written(tensor):
    data = [float(f"{v:.12g}") for v in tensor.detach().flatten().tolist()]
    return {"shape": list(tensor.shape), "dtype": "float64", "data": data}


def case(name, steps=8, shapes=((3, 2), (2,), ()), library=pytorch_optimizer, **options):
    parameters = [normal(*shape).requires_grad_(True) for shape in shapes]
    start = [written(p) for p in parameters]
    quiet = {} if library is torch.optim else {"foreach": False}
    made = getattr(library, name)(parameters, **options, **quiet)
    gradients, trajectory = [], []
    for _ in range(steps):
        for p in parameters:
            p.grad = normal(*p.shape)
        gradients.append([written(p.grad) for p in parameters])
        made.step()
        trajectory.append([written(p) for p in parameters])
    reference = f"{library.__name__}.{name}"
    cases.append(
        {
            "optimizer": name,
            "reference": reference,
            "options": options,
            "tolerance": 1e-5,
            "params": start,
            "gradients": gradients,
            "trajectory": trajectory,
        }
    )


def torch_case(name, **options):
    case(name, library=torch.optim, **options)


torch_case("Adadelta", lr=0.7, rho=0.8, eps=1e-5, weight_decay=0.1)
torch_case("Adadelta", maximize=True)
torch_case("Adamax", lr=0.05, betas=[0.8, 0.9], eps=1e-3, weight_decay=0.1)
torch_case("NAdam", lr=0.05, betas=[0.8, 0.95], eps=1e-4, momentum_decay=0.05, weight_decay=0.1)
torch_case("NAdam", lr=0.05, weight_decay=0.1, decoupled_weight_decay=True)
torch_case("RAdam", lr=0.05, betas=[0.8, 0.9], eps=1e-4, weight_decay=0.1)
torch_case("RAdam", lr=0.05, weight_decay=0.1, decoupled_weight_decay=True, maximize=True)
torch_case("Rprop", lr=0.02, etas=[0.4, 1.5], step_sizes=[0.01, 0.03])
torch_case("ASGD", lr=0.1, lambd=0.01, alpha=0.6, t0=2, weight_decay=0.1)

case("Lion", lr=0.02, betas=[0.8, 0.95], weight_decay=0.1, fixed_decay=True)
case("Lion", lr=0.02, weight_decay=0.1, weight_decouple=False)
case("Lion", lr=0.02, weight_decay=0.1, cautious=True)
case("Tiger", lr=0.02, beta=0.9)
case("Tiger", lr=0.02, weight_decay=0.3, weight_decouple=False)
case("SignSGD", lr=0.02, momentum=0.8)
case("SignSGD", lr=0.02, momentum=0.0)
case("QHM", lr=0.1, momentum=0.9, nu=0.6, weight_decay=0.1)
case("Fromage", lr=0.05)
case("AggMo", lr=0.02, betas=[0.0, 0.5, 0.75, 0.875], weight_decay=0.1)
case("AggMo", lr=0.02, betas=[0.3, 0.95, 0.7], weight_decay=0.1, weight_decouple=True)
case("Adan", lr=0.05, betas=[0.9, 0.8, 0.95], eps=1e-4, weight_decay=0.2)
case("Adan", lr=0.05, weight_decay=0.2, weight_decouple=True)
case("Adan", lr=0.05, max_grad_norm=1.0, shapes=((3, 2), (2,)))
case("Yogi", lr=0.05, betas=[0.8, 0.9], eps=0.1, initial_accumulator=0.1, weight_decay=0.1)
case("Yogi", lr=0.05, weight_decay=0.1, weight_decouple=False)
case("AdaBound", lr=0.05, final_lr=0.5, gamma=0.1, betas=[0.8, 0.9], eps=1e-4, weight_decay=0.1)
case("AdaBound", lr=0.05, ams_bound=True, weight_decay=0.1, weight_decouple=False)
case("AdaBound", lr=0.05, gamma=0.3, adam_debias=True, weight_decay=0.1)
case("StableAdamW", lr=0.05, betas=[0.8, 0.9], eps=1e-4, weight_decay=0.2, kahan_sum=False)
case("StableAdamW", lr=0.05, weight_decay=0.2, weight_decouple=False)
case("FTRL", lr=0.5, beta=1.0, lambda_1=0.1, lambda_2=0.3)
case("FTRL", lr=0.5)
case("AdaBelief", lr=0.05, betas=[0.8, 0.9], eps=1e-8, weight_decay=0.1)
case("AdaBelief", lr=0.05, weight_decay=0.1, weight_decouple=False, adam_debias=True)
case("AdaBelief", lr=0.05, rectify=True, weight_decay=0.1, fixed_decay=True)
case("AdaBelief", lr=0.05, rectify=True, betas=[0.9, 0.95], degenerated_to_sgd=False, weight_decay=0.1)
case("DiffGrad", lr=0.05, betas=[0.8, 0.9], eps=1e-4, weight_decay=0.1)
case("DiffGrad", lr=0.05, ams_bound=True)
case("DiffGrad", lr=0.05, rectify=True, betas=[0.9, 0.95], weight_decay=0.1)
case("NovoGrad", lr=0.05, betas=[0.8, 0.9], eps=1e-3, weight_decay=0.1)
case("NovoGrad", lr=0.05, grad_averaging=True, weight_decay=0.1)
case("NovoGrad", lr=0.05, weight_decay=0.1, weight_decouple=True)
case("NovoGrad", lr=0.05, grad_averaging=True, weight_decay=0.1, weight_decouple=True, adam_debias=True)
case("LaProp", lr=0.05, betas=[0.8, 0.9], eps=1e-4, weight_decay=0.1)
case("LaProp", lr=0.05, cautious=True, weight_decay=0.1, weight_decouple=False)
case("MADGRAD", lr=0.05, momentum=0.5, eps=1e-3, weight_decay=0.1)
case("MADGRAD", lr=0.05, momentum=0.0)
case("MADGRAD", lr=0.05, weight_decay=0.1, weight_decouple=True)
case("AdEMAMix", lr=0.05, betas=[0.8, 0.9, 0.99], alpha=3.0, eps=1e-4, weight_decay=0.1)
case("AdEMAMix", lr=0.05, t_alpha_beta3=5, weight_decay=0.1, weight_decouple=True)
case("ADOPT", lr=0.05, betas=[0.8, 0.9], eps=1e-2, weight_decay=0.1)
case("ADOPT", lr=0.05, weight_decay=0.1, weight_decouple=True, cautious=True)
case("Grams", lr=0.05, betas=[0.8, 0.9], eps=1e-3, weight_decay=0.1)
case("Grams", lr=0.05, weight_decay=0.1, weight_decouple=False)

json.dump({"cases": cases}, sys.stdout)
