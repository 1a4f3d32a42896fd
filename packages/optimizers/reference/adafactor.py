"""Adafactor of the paper in float64, on the start and the gradients of the fixture `AdaFactor`.

Shazeer and Stern, 2018, Algorithms 4 (matrices) and 5 (vectors) with a constant step size instead of the relative one,
decay rate 0.8, clipping threshold 1, epsilon 1e-30, and a running mean of the steps with beta1 = 0.9 (section 2).
https://arxiv.org/abs/1804.04235

The fixture itself departs from the paper in two ways, which `python3 adafactor.py --fixture` shows: it divides by
min(1, RMS(U)) where the paper has max(1, RMS(U)), so that small steps grow and large ones are not clipped, and it keeps
the running mean in bfloat16. With both departures this script follows the fixture to 1e-11.

Writes adafactor.json. Needs numpy.
"""
import json
import sys
from pathlib import Path

import numpy as np

here = Path(__file__).parent
fixtures = here / '../../../tools/oracles/fixtures/optimizers.json'
case = next(c for c in json.loads(fixtures.read_text())['cases'] if c['optimizer'] == 'AdaFactor')
learning_rate, beta1, epsilon = case['options']['lr'], case['options']['betas'][0], 1e-30


def array(numbers):
    return np.array(numbers['data']).reshape(numbers['shape'])


def bfloat16(x):
    bits = np.asarray(x, dtype=np.float32).view(np.uint32)
    bits = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16 << 16
    return bits.astype(np.uint32).view(np.float32).astype(np.float64)


def follow(bound=max, stored=lambda x: x):
    parameters = [array(p) for p in case['params']]
    states = [{} for _ in parameters]
    for t, gradients in enumerate(case['gradients'], start=1):
        beta2 = 1 - t**-0.8
        for i, g in enumerate(map(array, gradients)):
            state = states[i]
            square = g * g + epsilon
            if g.ndim == 2:
                rows = beta2 * state.get('rows', 0) + (1 - beta2) * square.mean(axis=1)
                columns = beta2 * state.get('columns', 0) + (1 - beta2) * square.mean(axis=0)
                state.update(rows=rows, columns=columns)
                variance = np.outer(rows, columns) / rows.mean()
            else:
                variance = state['variance'] = beta2 * state.get('variance', 0) + (1 - beta2) * square
            step = g / np.sqrt(variance)
            step = learning_rate * step / bound(1.0, np.sqrt(np.mean(step * step)))
            state['mean'] = stored(beta1 * state.get('mean', 0 * g) + (1 - beta1) * stored(step))
            parameters[i] = parameters[i] - state['mean']
        yield [p.copy() for p in parameters]


if '--fixture' in sys.argv:
    for name, path in (('paper', follow()), ('fixture', follow(min, bfloat16))):
        errors = [
            np.abs(ours - array(theirs)).max()
            for step, reference in zip(path, case['trajectory'])
            for ours, theirs in zip(step, reference)
        ]
        print(f'{name}: largest difference from the fixture {max(errors):.1e}')
else:
    trajectory = [[{'shape': p.shape, 'data': p.ravel().tolist()} for p in step] for step in follow()]
    (here / 'adafactor.json').write_text(json.dumps({'trajectory': trajectory}) + '\n')
