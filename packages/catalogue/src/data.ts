import type { Member } from './member.ts'

export const data: readonly Member[] = [
  {
    "name": "constant",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/constant.ts",
    "text": {
      "en": "All weights the same number.",
      "pt": "Todos os pesos com o mesmo valor."
    },
    "summary": "All weights the same number.",
    "formula": "w = c",
    "remarks": "",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { constant } from '@chainrule/initializers'\n\nconst model = initialize({ bias: new Parameter([2], 'float32', { initializer: constant({ value: 0.5 }) }) }, { seed: 1 })\nconsole.log(model.bias.toArray()) // [0.5, 0.5]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "value",
        "symbol": "c",
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "The value of every weight.",
          "pt": "O valor de todos os pesos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "deltaOrthogonal",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/delta-orthogonal.ts",
    "text": {
      "en": "A random rotation in the middle of the window of a convolution.",
      "pt": "Uma rotação aleatória no centro da janela de uma convolução."
    },
    "summary": "A random rotation of the channels in the middle of a convolution's window, 0 elsewhere.",
    "formula": "w[·][·][centre] = g Q,  Q with orthonormal rows or columns        variance g² / (max(outputs, inputs) · window)",
    "remarks": "For kernels [outputs, inputs, ...window]. Xiao et al., 2018, \"Dynamical isometry and a mean field theory of CNNs\", https://arxiv.org/abs/1806.05393, which trains 10,000 layers without anything else. The paper and JAX ask for at least as many outputs as inputs, so that lengths are kept; with fewer, rows are orthonormal here, as in `orthogonal`.",
    "example": "import { abs, initialize, max, Parameter, slice } from '@chainrule/autograd'\nimport { deltaOrthogonal } from '@chainrule/initializers'\n\nconst initializer = deltaOrthogonal()\nconst { weight } = initialize({ weight: new Parameter([4, 4, 3, 3], 'float32', { initializer }) }, { seed: 1 })\nconsole.log(weight.square().sum().item().toFixed(4), max(abs(slice(weight, [null, null, [0, 1]]))).item()) // 4.0000 0",
    "paper": {
      "citation": "Xiao et al., 2018, \"Dynamical isometry and a mean field theory of CNNs\", https://arxiv.org/abs/1806.05393, which trains 10,000 layers without anything else",
      "year": 2018,
      "url": "https://arxiv.org/abs/1806.05393"
    },
    "hyperparameters": [
      {
        "name": "gain",
        "symbol": "g",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "For the activation that follows: see gain().",
          "pt": "Conforme a ativação que segue: ver gain()."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "dirac",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/dirac.ts",
    "text": {
      "en": "The identity for convolutions.",
      "pt": "A identidade para convoluções."
    },
    "summary": "The identity for convolutions: each channel starts by passing on as it is.",
    "formula": "w[o][i][centre] = 1 where o = i inside a group, else 0",
    "remarks": "For kernels [outputs, inputs / groups, ...window]. Channels of one side that the other lacks are 0. PyTorch's `dirac_`, but for windows of even size, whose centre is here the one that padding 'same' leaves in place: (size - 1) / 2 rounded down, where PyTorch has size / 2.\n\nZagoruyko and Komodakis, 2017, \"DiracNets\", section 3, https://arxiv.org/abs/1706.00388, adds such a kernel to each layer.",
    "example": "import { initialize, tensor } from '@chainrule/autograd'\nimport { dirac } from '@chainrule/initializers'\nimport { conv1d } from '@chainrule/nn'\n\nconst same = conv1d(1, 1, { kernelSize: 3, padding: 'same', weight: dirac(), bias: false })\nconsole.log(initialize(same, { seed: 1 })(tensor([[[1, 2, 3]]])).toArray()) // [[[1, 2, 3]]]",
    "paper": {
      "citation": "Zagoruyko and Komodakis, 2017, \"DiracNets\", section 3, https://arxiv.org/abs/1706.00388, adds such a kernel to each layer",
      "year": 2017,
      "url": "https://arxiv.org/abs/1706.00388"
    },
    "hyperparameters": [
      {
        "name": "groups",
        "symbol": null,
        "default": 1,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Groups of channels of the convolution.",
          "pt": "Grupos de canais da convolução."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "fixup",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/fixup.ts",
    "text": {
      "en": "Small normal weights for residual branches without normalisation.",
      "pt": "Pesos normais pequenos para ramos residuais sem normalização."
    },
    "summary": "Normal weights for residual branches of a network without normalisation.",
    "formula": "σ = L^(-1 / (2m - 2)) √(2 / fanIn)",
    "remarks": "L branches of m layers each: He's weights, made so much smaller that a first step changes the output equally at any depth. Zhang, Dauphin and Ma, 2019, \"Fixup initialization\", section 3, https://arxiv.org/abs/1901.09321. The other rules there: the last layer of every branch and the classifier are `zeros()`, each branch ends in a factor that is `ones()`, and single biases that are `zeros()` stand before each layer and activation. The authors' code takes fanOut for fanIn, which is equal for most of its layers.",
    "example": "import { abs, initialize, max } from '@chainrule/autograd'\nimport { fixup, zeros } from '@chainrule/initializers'\nimport { linear, relu, residual, sequential } from '@chainrule/nn'\n\nconst branch = () =>\n  residual(sequential(linear(8, 8, { weight: fixup({ branches: 4 }) }), relu, linear(8, 8, { weight: zeros(), bias: zeros() })))\nconst model = initialize(sequential(branch(), branch(), branch(), branch()), { seed: 1 })\nconsole.log(max(abs(model[0].body[2].weight)).item()) // 0",
    "paper": {
      "citation": "Zhang, Dauphin and Ma, 2019, \"Fixup initialization\", section 3, https://arxiv.org/abs/1901.09321",
      "year": 2019,
      "url": "https://arxiv.org/abs/1901.09321"
    },
    "hyperparameters": [
      {
        "name": "branches",
        "symbol": "L",
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Residual branches of the network.",
          "pt": "Ramos residuais da rede."
        }
      },
      {
        "name": "layers",
        "symbol": "m",
        "default": 2,
        "range": "[2, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Layers with weights in a branch.",
          "pt": "Camadas com pesos em um ramo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "forgetGateOne",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/forget-gate-one.ts",
    "text": {
      "en": "Biases of an LSTM that remembers at first.",
      "pt": "Vieses de uma LSTM que no início se lembra."
    },
    "summary": "Biases of an LSTM with which it remembers at first: one for the forget gate, 0 for the others.",
    "formula": "b = [0, v, 0, 0], each for all hidden units        gates in the order input, forget, cell, output",
    "remarks": "Gers, Schmidhuber and Cummins, 2000, \"Learning to forget\"; Jozefowicz, Zaremba and Sutskever, 2015, \"An empirical exploration of recurrent network architectures\", https://proceedings.mlr.press/v37/jozefowicz15.html. The order of gates is PyTorch's and Keras's (whose `unit_forget_bias` this is). A layer with two biases adds them up: give it to one, and `zeros()` to the other.",
    "example": "import { initialize } from '@chainrule/autograd'\nimport { forgetGateOne, zeros } from '@chainrule/initializers'\nimport { lstmCell } from '@chainrule/nn'\n\nconst cell = initialize(lstmCell(3, 2), {\n  seed: 1,\n  by: ({ name, role }) => (role !== 'bias' ? null : name === 'bias_ih' ? forgetGateOne() : zeros()),\n})\nconsole.log(cell.bias_ih?.toArray()) // [0, 0, 1, 1, 0, 0, 0, 0]",
    "paper": {
      "citation": "Gers, Schmidhuber and Cummins, 2000, \"Learning to forget\"; Jozefowicz, Zaremba and Sutskever, 2015, \"An empirical exploration of recurrent network architectures\", https://proceedings.mlr.press/v37/jozefowicz15.html",
      "year": 2000,
      "url": "https://proceedings.mlr.press/v37/jozefowicz15.html"
    },
    "hyperparameters": [
      {
        "name": "value",
        "symbol": "v",
        "default": 1,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Bias of the forget gate.",
          "pt": "Viés da porta de esquecimento."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "gpt2Residual",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/gpt2-residual.ts",
    "text": {
      "en": "Normal weights, smaller the more layers add to one stream.",
      "pt": "Pesos normais, menores quanto mais camadas somam em um só fluxo."
    },
    "summary": "Normal weights of the layers whose output is added to the residual stream of a transformer.",
    "formula": "w ~ N(0, σ² / N),  N = 2 · blocks",
    "remarks": "N is the number of such layers: one attention and one feed-forward layer in each block. Their sum keeps its size at any depth. Radford et al., 2019, \"Language models are unsupervised multitask learners\", section 2.3, https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf. All other weights and embeddings are `normal({ deviation: 0.02 })`, biases `zeros()`.",
    "example": "import { initialize } from '@chainrule/autograd'\nimport { gpt2Residual, normal } from '@chainrule/initializers'\nimport { sequential, transformerBlock } from '@chainrule/nn'\n\nconst block = () => transformerBlock(16, { heads: 2, causal: true })\nconst model = initialize(sequential(block(), block()), {\n  seed: 1,\n  by: ({ name, role }) => {\n    if (role !== 'weight') return null\n    return /(out_proj|linear2)\\.weight$/.test(name) ? gpt2Residual({ blocks: 2 }) : normal({ deviation: 0.02 })\n  },\n})\nconsole.log(model[0].linear2.weight.initializer?.name) // gpt2Residual",
    "paper": {
      "citation": "Radford et al., 2019, \"Language models are unsupervised multitask learners\", section 2.3, https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf",
      "year": 2019,
      "url": "https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf"
    },
    "hyperparameters": [
      {
        "name": "blocks",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Blocks of the transformer.",
          "pt": "Blocos do transformer."
        }
      },
      {
        "name": "deviation",
        "symbol": "σ",
        "default": 0.02,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Standard deviation of all other weights.",
          "pt": "Desvio padrão de todos os outros pesos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "heNormal",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/he-normal.ts",
    "text": {
      "en": "Normal weights that keep the variance of activations through ReLU layers.",
      "pt": "Pesos normais que mantêm a variância das ativações em camadas ReLU."
    },
    "summary": "Normal weights that keep the variance of activations through ReLU layers.",
    "formula": "σ² = 2 / ((1 + a²) fan)        fan: fanIn, or fanOut to keep the variance of gradients instead",
    "remarks": "He et al., 2015, \"Delving deep into rectifiers\", equations 10, 14 and 15, https://arxiv.org/abs/1502.01852. PyTorch's `kaiming_normal_`. Not truncated, unlike Keras and JAX: theirs is `varianceScaling({ scale: 2 })`.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { heNormal } from '@chainrule/initializers'\n\nconst initializer = heNormal()\nconst model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })\nconst variance = model.weight.square().mean().item()\nconsole.log(Math.abs(variance * 64 / 2 - 1) < 0.2) // true",
    "paper": {
      "citation": "He et al., 2015, \"Delving deep into rectifiers\", equations 10, 14 and 15, https://arxiv.org/abs/1502.01852",
      "year": 2015,
      "url": "https://arxiv.org/abs/1502.01852"
    },
    "hyperparameters": [
      {
        "name": "negativeSlope",
        "symbol": "a",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Slope of the leaky ReLU that follows; 0 for ReLU.",
          "pt": "Inclinação da leaky ReLU que segue; 0 para ReLU."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "heUniform",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/he-uniform.ts",
    "text": {
      "en": "Uniform weights that keep the variance of activations through ReLU layers.",
      "pt": "Pesos uniformes que mantêm a variância das ativações em camadas ReLU."
    },
    "summary": "Uniform weights that keep the variance of activations through ReLU layers.",
    "formula": "w ~ U[-b, b),  b = √(6 / ((1 + a²) fan)),  so σ² = 2 / ((1 + a²) fan)        fan: fanIn or fanOut",
    "remarks": "He et al., 2015, \"Delving deep into rectifiers\", equations 10, 14 and 15, https://arxiv.org/abs/1502.01852. The paper draws normal weights; this is the uniform distribution of the same variance, as in PyTorch (`kaiming_uniform_`) and Keras. PyTorch's layers call it with the slope √5, which is `fanInUniform` of `@chainrule/nn`.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { heUniform } from '@chainrule/initializers'\n\nconst initializer = heUniform()\nconst model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })\nconst variance = model.weight.square().mean().item()\nconsole.log(Math.abs(variance * 64 / 2 - 1) < 0.2) // true",
    "paper": {
      "citation": "He et al., 2015, \"Delving deep into rectifiers\", equations 10, 14 and 15, https://arxiv.org/abs/1502.01852",
      "year": 2015,
      "url": "https://arxiv.org/abs/1502.01852"
    },
    "hyperparameters": [
      {
        "name": "negativeSlope",
        "symbol": "a",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Slope of the leaky ReLU that follows; 0 for ReLU.",
          "pt": "Inclinação da leaky ReLU que segue; 0 para ReLU."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "identity",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/identity.ts",
    "text": {
      "en": "The identity matrix.",
      "pt": "A matriz identidade."
    },
    "summary": "The identity matrix: a linear layer starts by passing its input on.",
    "formula": "w[i][j] = g where i = j, else 0",
    "remarks": "Le, Jaitly and Hinton, 2015, \"A simple way to initialize recurrent networks of rectified linear units\", section 2, https://arxiv.org/abs/1504.00941: recurrent weights with ReLU. A matrix that is not square gets as much of the diagonal as it has, as in PyTorch and Keras; for convolutions there is `dirac`.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { identity } from '@chainrule/initializers'\n\nconst model = initialize({ weight: new Parameter([2, 3], 'float32', { initializer: identity({ gain: 0.5 }) }) }, { seed: 1 })\nconsole.log(model.weight.toArray()) // [[0.5, 0, 0], [0, 0.5, 0]]",
    "paper": {
      "citation": "Le, Jaitly and Hinton, 2015, \"A simple way to initialize recurrent networks of rectified linear units\", section 2, https://arxiv.org/abs/1504.00941: recurrent weights with ReLU",
      "year": 2015,
      "url": "https://arxiv.org/abs/1504.00941"
    },
    "hyperparameters": [
      {
        "name": "gain",
        "symbol": "g",
        "default": 1,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "The value on the diagonal.",
          "pt": "O valor na diagonal."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "lecunNormal",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/lecun-normal.ts",
    "text": {
      "en": "Normal weights that keep the variance of linear layers; for SELU.",
      "pt": "Pesos normais que mantêm a variância em camadas lineares; para SELU."
    },
    "summary": "Normal weights with which a linear layer keeps the variance of its input; for SELU networks.",
    "formula": "σ² = 1 / fanIn",
    "remarks": "LeCun et al., 1998, \"Efficient BackProp\", section 4.6, http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf; Klambauer et al., 2017, \"Self-normalizing neural networks\", section \"Initialization\", https://arxiv.org/abs/1706.02515. Not truncated, unlike Keras and JAX: theirs is `varianceScaling()`.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { lecunNormal } from '@chainrule/initializers'\n\nconst initializer = lecunNormal()\nconst model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })\nconst variance = model.weight.square().mean().item()\nconsole.log(Math.abs(variance * 64 - 1) < 0.2) // true",
    "paper": {
      "citation": "LeCun et al., 1998, \"Efficient BackProp\", section 4.6, http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf; Klambauer et al., 2017, \"Self-normalizing neural networks\", section \"Initialization\", https://arxiv.org/abs/1706.02515",
      "year": 1998,
      "url": "http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "lecunUniform",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/lecun-uniform.ts",
    "text": {
      "en": "Uniform weights that keep the variance of linear layers.",
      "pt": "Pesos uniformes que mantêm a variância em camadas lineares."
    },
    "summary": "Uniform weights with which a linear layer keeps the variance of its input.",
    "formula": "w ~ U[-b, b),  b = √(3 / fanIn),  so σ² = 1 / fanIn",
    "remarks": "LeCun et al., 1998, \"Efficient BackProp\", section 4.6, http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf. As in Keras and JAX. PyTorch's linear layers begin with a third of this variance: `fanInUniform` of `@chainrule/nn`.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { lecunUniform } from '@chainrule/initializers'\n\nconst initializer = lecunUniform()\nconst model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })\nconst variance = model.weight.square().mean().item()\nconsole.log(Math.abs(variance * 64 - 1) < 0.2) // true",
    "paper": {
      "citation": "LeCun et al., 1998, \"Efficient BackProp\", section 4.6, http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf",
      "year": 1998,
      "url": "http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "normal",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/normal.ts",
    "text": {
      "en": "Weights drawn from one normal distribution for all layers.",
      "pt": "Pesos sorteados da mesma distribuição normal em todas as camadas."
    },
    "summary": "Weights drawn from a normal distribution, whatever the size of the layer.",
    "formula": "w ~ N(μ, σ²)",
    "remarks": "Frameworks disagree on σ (PyTorch 1, Keras 0.05, JAX 0.01); ours is Keras's, theirs are `normal.presets.pytorch` and `.jax`.",
    "example": "import { abs, initialize, max, Parameter } from '@chainrule/autograd'\nimport { normal } from '@chainrule/initializers'\n\nconst initializer = normal({ deviation: 0.02 })\nconst model = initialize({ weight: new Parameter([8, 4], 'float32', { initializer }) }, { seed: 1 })\nconsole.log(max(abs(model.weight)).item() < 0.1) // true",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "mean",
        "symbol": "μ",
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Mean.",
          "pt": "Média."
        }
      },
      {
        "name": "deviation",
        "symbol": "σ",
        "default": 0.05,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Standard deviation.",
          "pt": "Desvio padrão."
        }
      }
    ],
    "presets": {
      "pytorch": {
        "deviation": 1
      },
      "jax": {
        "deviation": 0.01
      }
    },
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "ones",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/ones.ts",
    "text": {
      "en": "All weights 1.",
      "pt": "Todos os pesos 1."
    },
    "summary": "All weights 1: where scales of normalisation layers start.",
    "formula": "w = 1",
    "remarks": "",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { ones } from '@chainrule/initializers'\n\nconst model = initialize({ bias: new Parameter([2], 'float32', { initializer: ones() }) }, { seed: 1 })\nconsole.log(model.bias.toArray()) // [1, 1]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "orthogonal",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/orthogonal.ts",
    "text": {
      "en": "A random rotation, which keeps lengths on the way forward and back.",
      "pt": "Uma rotação aleatória, que mantém comprimentos na ida e na volta."
    },
    "summary": "A random rotation: rows (or columns, whichever are fewer) of length g at right angles to each other.",
    "formula": "A ~ N(0, 1),  A = Q R with R's diagonal positive,  w = g Q        variance g² / max(rows, columns)",
    "remarks": "The rows are the outputs, the columns all other axes together. Saxe, McClelland and Ganguli, 2014, \"Exact solutions to the nonlinear dynamics of learning in deep linear neural networks\", https://arxiv.org/abs/1312.6120; the signs are those of Mezzadri, 2007, section 5, https://arxiv.org/abs/math-ph/0609050, without which the rotations would not be evenly distributed. As in PyTorch; Keras and JAX take the last axis for the outputs.",
    "example": "import { abs, eye, initialize, max, Parameter } from '@chainrule/autograd'\nimport { orthogonal } from '@chainrule/initializers'\n\nconst { weight } = initialize({ weight: new Parameter([2, 5], 'float64', { initializer: orthogonal() }) }, { seed: 1 })\nconst products = weight.matmul(weight.transpose())\nconsole.log(max(abs(products.sub(eye(2, 2, { dtype: 'float64' })))).item() < 1e-14) // true",
    "paper": {
      "citation": "Saxe, McClelland and Ganguli, 2014, \"Exact solutions to the nonlinear dynamics of learning in deep linear neural networks\", https://arxiv.org/abs/1312.6120; the signs are those of Mezzadri, 2007, section 5, https://arxiv.org/abs/math-ph/0609050, without which the rotations would not be evenly distributed",
      "year": 2014,
      "url": "https://arxiv.org/abs/1312.6120"
    },
    "hyperparameters": [
      {
        "name": "gain",
        "symbol": "g",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "For the activation that follows: see gain().",
          "pt": "Conforme a ativação que segue: ver gain()."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "priorProbability",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/prior-probability.ts",
    "text": {
      "en": "Biases with which a classifier starts at a given probability.",
      "pt": "Vieses com que um classificador começa em uma dada probabilidade."
    },
    "summary": "Biases of a sigmoid classifier that says π for everything at first: how rare the class is.",
    "formula": "b = -log((1 - π) / π),  so σ(b) = π",
    "remarks": "Lin et al., 2017, \"Focal loss for dense object detection\", section 4.1, https://arxiv.org/abs/1708.02002. Without it the many negatives decide the first steps. The weights before it are small, `normal({ deviation: 0.01 })` in the paper.",
    "example": "import { initialize, type Parameter, sigmoid } from '@chainrule/autograd'\nimport { normal, priorProbability } from '@chainrule/initializers'\nimport { linear } from '@chainrule/nn'\n\nconst head = linear(64, 1, { weight: normal({ deviation: 0.01 }), bias: priorProbability({ probability: 0.2 }) })\nconsole.log(sigmoid(initialize(head, { seed: 1 }).bias as Parameter).item().toFixed(4)) // 0.2000",
    "paper": {
      "citation": "Lin et al., 2017, \"Focal loss for dense object detection\", section 4.1, https://arxiv.org/abs/1708.02002",
      "year": 2017,
      "url": "https://arxiv.org/abs/1708.02002"
    },
    "hyperparameters": [
      {
        "name": "probability",
        "symbol": "π",
        "default": 0.01,
        "range": "(0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What a sigmoid says at first.",
          "pt": "O que uma sigmoide diz no início."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "reZero",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/re-zero.ts",
    "text": {
      "en": "The factor of a residual branch: 0 at first.",
      "pt": "O fator de um ramo residual: 0 no início."
    },
    "summary": "The factor of a residual branch that is 0 at first: each layer starts by passing its input on.",
    "formula": "x + α f(x),  α = 0",
    "remarks": "Bachlechner et al., 2021, \"ReZero is all you need\", https://arxiv.org/abs/2003.04887. One α for each branch, trained with the weights; the network needs neither normalisation nor warm-up.",
    "example": "import { initialize, Parameter, type Tensor, tensor } from '@chainrule/autograd'\nimport { reZero } from '@chainrule/initializers'\nimport { layer, linear } from '@chainrule/nn'\n\nfunction branch(features: number) {\n  const inner = linear(features, features)\n  const alpha = new Parameter([], 'float32', { role: 'scale', initializer: reZero() })\n  return layer('branch', (x: Tensor) => x.add(inner(x).mul(alpha)), { inner, alpha })\n}\n\nconsole.log(initialize(branch(2), { seed: 1 })(tensor([[1, 2]])).toArray()) // [[1, 2]]",
    "paper": {
      "citation": "Bachlechner et al., 2021, \"ReZero is all you need\", https://arxiv.org/abs/2003.04887",
      "year": 2021,
      "url": "https://arxiv.org/abs/2003.04887"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "siren",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/siren.ts",
    "text": {
      "en": "Weights of hidden layers of sines.",
      "pt": "Pesos de camadas ocultas de senos."
    },
    "summary": "Weights of hidden layers whose activation is sin(ω₀ x).",
    "formula": "w ~ U[-b, b),  b = √(6 / fanIn) / ω₀,  so σ² = 2 / (fanIn ω₀²)",
    "remarks": "Sitzmann et al., 2020, \"Implicit neural representations with periodic activation functions\", section 3.2 and supplement 1.5, https://arxiv.org/abs/2006.09661. The first layer has a law of its own: `sirenFirst`. Biases as any layer has them.",
    "example": "import { abs, initialize, max, sin, tensor } from '@chainrule/autograd'\nimport { siren, sirenFirst } from '@chainrule/initializers'\nimport { linear, sequential } from '@chainrule/nn'\n\nconst sine = (x: ReturnType<typeof tensor>) => sin(x.mul(30))\nconst model = sequential(linear(2, 256, { weight: sirenFirst() }), sine, linear(256, 1, { weight: siren() }))\ninitialize(model, { seed: 1 })\nconsole.log(max(abs(model[2].weight)).item() <= Math.sqrt(6 / 256) / 30) // true",
    "paper": {
      "citation": "Sitzmann et al., 2020, \"Implicit neural representations with periodic activation functions\", section 3.2 and supplement 1.5, https://arxiv.org/abs/2006.09661",
      "year": 2020,
      "url": "https://arxiv.org/abs/2006.09661"
    },
    "hyperparameters": [
      {
        "name": "frequency",
        "symbol": "ω₀",
        "default": 30,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What the activation multiplies its input with: sin(ω₀ x).",
          "pt": "O fator com que a ativação multiplica sua entrada: sen(ω₀ x)."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "sirenFirst",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/siren-first.ts",
    "text": {
      "en": "Weights of the first layer of sines.",
      "pt": "Pesos da primeira camada de senos."
    },
    "summary": "Weights of the first layer of a network whose activation is sin(ω₀ x).",
    "formula": "w ~ U[-1 / fanIn, 1 / fanIn),  so σ² = 1 / (3 fanIn²)",
    "remarks": "With coordinates in [-1, 1] the sines then run through several periods. Sitzmann et al., 2020, \"Implicit neural representations with periodic activation functions\", supplement 1.5 and authors' code, https://arxiv.org/abs/2006.09661. The other layers: `siren`.",
    "example": "import { abs, initialize, max, Parameter } from '@chainrule/autograd'\nimport { sirenFirst } from '@chainrule/initializers'\n\nconst { weight } = initialize({ weight: new Parameter([64, 2], 'float32', { initializer: sirenFirst() }) }, { seed: 1 })\nconsole.log(max(abs(weight)).item() <= 0.5) // true",
    "paper": {
      "citation": "Sitzmann et al., 2020, \"Implicit neural representations with periodic activation functions\", supplement 1.5 and authors' code, https://arxiv.org/abs/2006.09661",
      "year": 2020,
      "url": "https://arxiv.org/abs/2006.09661"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "skipInit",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/skip-init.ts",
    "text": {
      "en": "The factor of a residual branch, in place of batch normalisation.",
      "pt": "O fator de um ramo residual, no lugar da normalização por lote."
    },
    "summary": "The factor at the end of a residual branch that takes the place of batch normalisation.",
    "formula": "x + α f(x),  α = 0, or at most 1 / √(number of branches)",
    "remarks": "De and Smith, 2020, \"Batch normalization biases residual blocks towards the identity function in deep networks\", https://arxiv.org/abs/2002.10444. Weights inside the branch are `heNormal()`. The same as `reZero` where α = 0.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { skipInit } from '@chainrule/initializers'\n\nconst branches = 16\nconst alpha = new Parameter([], 'float32', { role: 'scale', initializer: skipInit({ value: 1 / Math.sqrt(branches) }) })\nconsole.log(initialize({ alpha }, { seed: 1 }).alpha.item()) // 0.25",
    "paper": {
      "citation": "De and Smith, 2020, \"Batch normalization biases residual blocks towards the identity function in deep networks\", https://arxiv.org/abs/2002.10444",
      "year": 2020,
      "url": "https://arxiv.org/abs/2002.10444"
    },
    "hyperparameters": [
      {
        "name": "value",
        "symbol": "α",
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What a branch is multiplied with at first.",
          "pt": "O fator inicial de um ramo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "sparse",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/sparse.ts",
    "text": {
      "en": "Normal weights, of which many are 0 in every unit.",
      "pt": "Pesos normais, muitos deles 0 em cada unidade."
    },
    "summary": "Normal weights of which the same share is 0 in every unit, at random places.",
    "formula": "z = round(s n) of the n weights of each unit are 0, the others ~ N(0, σ²)        variance σ² (1 - z / n)",
    "remarks": "Martens, 2010, \"Deep learning via Hessian-free optimization\", section 5, https://icml.cc/Conferences/2010/papers/458.pdf: limits the weights that come into a unit to 15, so that units differ and none saturates. A unit is a row [outputs, ...inputs]. σ is PyTorch's; the paper has 1. PyTorch counts down the columns, the weights that go out of an input, and rounds up.",
    "example": "import { initialize, notEqual, Parameter } from '@chainrule/autograd'\nimport { sparse } from '@chainrule/initializers'\n\nconst initializer = sparse({ sparsity: 0.75 })\nconst { weight } = initialize({ weight: new Parameter([3, 8], 'float32', { initializer }) }, { seed: 1 })\nconsole.log(notEqual(weight, 0).sum(1).toArray()) // [2, 2, 2]",
    "paper": {
      "citation": "Martens, 2010, \"Deep learning via Hessian-free optimization\", section 5, https://icml.cc/Conferences/2010/papers/458.pdf: limits the weights that come into a unit to 15, so that units differ and none saturates",
      "year": 2010,
      "url": "https://icml.cc/Conferences/2010/papers/458.pdf"
    },
    "hyperparameters": [
      {
        "name": "sparsity",
        "symbol": "s",
        "default": null,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the weights of a unit that are 0.",
          "pt": "Parcela dos pesos de uma unidade que é 0."
        }
      },
      {
        "name": "deviation",
        "symbol": "σ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Standard deviation of the others.",
          "pt": "Desvio padrão dos outros."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "truncatedNormal",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/truncated-normal.ts",
    "text": {
      "en": "Normal weights without the tails.",
      "pt": "Pesos normais sem as caudas."
    },
    "summary": "Normal weights without the tails: none lies further out than the bounds.",
    "formula": "w = μ + s z,  z ~ N(0, 1) given a ≤ z ≤ b\nmean μ + s m,  variance s² v,  with m and v the moments of z\n\ndeviationOf 'normal':  s = σ          the weights have a smaller deviation, 0.88 σ for bounds of ±2\ndeviationOf 'weights': s = σ / √v     the weights have the deviation σ; the bounds move out, ±2.27 σ",
    "remarks": "Drawn by inversion, so that every draw takes one number and none is thrown away. Not corrected, as in PyTorch's `trunc_normal_` (whose bounds are weights, not deviations) and Keras's `TruncatedNormal`; JAX's `truncated_normal` and the truncated kind of variance scaling correct, which is `deviationOf: 'weights'`. Defaults of σ: PyTorch 1, Keras 0.05, JAX 0.01; ours is Keras's.",
    "example": "import { abs, initialize, max, Parameter } from '@chainrule/autograd'\nimport { truncatedNormal } from '@chainrule/initializers'\n\nconst initializer = truncatedNormal({ deviation: 0.02 })\nconst model = initialize({ weight: new Parameter([8, 4], 'float32', { initializer }) }, { seed: 1 })\nconsole.log(max(abs(model.weight)).item() <= 0.04) // true",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "mean",
        "symbol": "μ",
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Mean, before the tails are cut off.",
          "pt": "Média, antes do corte das caudas."
        }
      },
      {
        "name": "deviation",
        "symbol": "σ",
        "default": 0.05,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Standard deviation; see deviationOf.",
          "pt": "Desvio padrão; ver deviationOf."
        }
      },
      {
        "name": "low",
        "symbol": "a",
        "default": -2,
        "range": "[-37, 37]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Lower bound, in deviations from the mean.",
          "pt": "Limite inferior, em desvios a partir da média."
        }
      },
      {
        "name": "high",
        "symbol": "b",
        "default": 2,
        "range": "[-37, 37]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Upper bound, in deviations from the mean.",
          "pt": "Limite superior, em desvios a partir da média."
        }
      }
    ],
    "presets": {
      "pytorch": {
        "deviation": 1
      },
      "jax": {
        "deviation": 0.01,
        "deviationOf": "weights"
      }
    },
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "uniform",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/uniform.ts",
    "text": {
      "en": "Weights drawn evenly between two bounds.",
      "pt": "Pesos sorteados uniformemente entre dois limites."
    },
    "summary": "Weights drawn evenly between two bounds.",
    "formula": "w ~ U[a, b)        mean (a + b) / 2, variance (b - a)² / 12",
    "remarks": "Frameworks disagree on the bounds (PyTorch 0 and 1, Keras ±0.05, JAX 0 and 0.01); ours are Keras's, theirs are `uniform.presets.pytorch` and `.jax`.",
    "example": "import { abs, initialize, max, Parameter } from '@chainrule/autograd'\nimport { uniform } from '@chainrule/initializers'\n\nconst initializer = uniform({ min: -0.1, max: 0.1 })\nconst model = initialize({ weight: new Parameter([8, 4], 'float32', { initializer }) }, { seed: 1 })\nconsole.log(max(abs(model.weight)).item() <= 0.1) // true",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "min",
        "symbol": "a",
        "default": -0.05,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Lower bound.",
          "pt": "Limite inferior."
        }
      },
      {
        "name": "max",
        "symbol": "b",
        "default": 0.05,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Upper bound.",
          "pt": "Limite superior."
        }
      }
    ],
    "presets": {
      "pytorch": {
        "min": 0,
        "max": 1
      },
      "jax": {
        "min": 0,
        "max": 0.01
      }
    },
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "varianceScaling",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/variance-scaling.ts",
    "text": {
      "en": "Weights whose variance is scaled to the size of the layer.",
      "pt": "Pesos com variância proporcional ao tamanho da camada."
    },
    "summary": "Weights whose variance is scaled to the size of the layer: the family that Xavier, He and LeCun belong to.",
    "formula": "σ² = scale / fan        fan: fanIn, fanOut, (fanIn + fanOut) / 2 or √(fanIn fanOut)\n\ndistribution 'normal':    w ~ N(0, σ²)\ndistribution 'uniform':   w ~ U[-√3 σ, √3 σ)\ndistribution 'truncated': w = s z with z ~ N(0, 1) given |z| ≤ 2, s = σ / 0.8796, so that the variance is σ² again\n\nxavierNormal   = scale gain², average, normal        xavierUniform = the same, uniform\nheNormal       = scale 2 / (1 + a²), fanIn, normal   heUniform     = the same, uniform\nlecunNormal    = scale 1, fanIn, normal              lecunUniform  = the same, uniform",
    "remarks": "Options and defaults of Keras's `VarianceScaling`; the geometric mean is from JAX's `variance_scaling`. Their He normal is `varianceScaling({ scale: 2 })`, their Glorot normal `varianceScaling({ mode: 'average' })`, both truncated. He et al., 2015, \"Delving deep into rectifiers\", section 2.2, https://arxiv.org/abs/1502.01852, derives scale and fan.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { varianceScaling } from '@chainrule/initializers'\n\nconst initializer = varianceScaling({ scale: 2, mode: 'fanOut' })\nconst model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })\nconst variance = model.weight.square().mean().item()\nconsole.log(Math.abs(variance * 32 / 2 - 1) < 0.2) // true",
    "paper": {
      "citation": "He et al., 2015, \"Delving deep into rectifiers\", section 2.2, https://arxiv.org/abs/1502.01852, derives scale and fan",
      "year": 2015,
      "url": "https://arxiv.org/abs/1502.01852"
    },
    "hyperparameters": [
      {
        "name": "scale",
        "symbol": null,
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Variance of a weight, times what divides it.",
          "pt": "Variância de um peso, vezes o que a divide."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "xavierNormal",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/xavier-normal.ts",
    "text": {
      "en": "Normal weights that keep variance both ways, for tanh and sigmoid.",
      "pt": "Pesos normais que mantêm a variância nos dois sentidos, para tanh e sigmoide."
    },
    "summary": "Normal weights that keep variance both ways through layers that are nearly linear.",
    "formula": "σ² = g² / average,  average = (fanIn + fanOut) / 2",
    "remarks": "Glorot and Bengio, 2010, \"Understanding the difficulty of training deep feedforward neural networks\", equation 12, https://proceedings.mlr.press/v9/glorot10a.html. PyTorch's `xavier_normal_`. Not truncated, unlike Keras and JAX: theirs is `varianceScaling({ mode: 'average' })`.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { xavierNormal } from '@chainrule/initializers'\n\nconst initializer = xavierNormal()\nconst model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })\nconst variance = model.weight.square().mean().item()\nconsole.log(Math.abs(variance * (64 + 32) / 2 - 1) < 0.2) // true",
    "paper": {
      "citation": "Glorot and Bengio, 2010, \"Understanding the difficulty of training deep feedforward neural networks\", equation 12, https://proceedings.mlr.press/v9/glorot10a.html",
      "year": 2010,
      "url": "https://proceedings.mlr.press/v9/glorot10a.html"
    },
    "hyperparameters": [
      {
        "name": "gain",
        "symbol": "g",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "For the activation that follows: see gain(); the paper has 1.",
          "pt": "Conforme a ativação que segue: ver gain(); no artigo é 1."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "xavierUniform",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/xavier-uniform.ts",
    "text": {
      "en": "Uniform weights that keep variance both ways, for tanh and sigmoid.",
      "pt": "Pesos uniformes que mantêm a variância nos dois sentidos, para tanh e sigmoide."
    },
    "summary": "Uniform weights that keep variance both ways through layers that are nearly linear.",
    "formula": "w ~ U[-b, b),  b = g √(6 / (fanIn + fanOut)),  so σ² = g² / average,  average = (fanIn + fanOut) / 2",
    "remarks": "Glorot and Bengio, 2010, \"Understanding the difficulty of training deep feedforward neural networks\", equations 12 and 16, https://proceedings.mlr.press/v9/glorot10a.html. PyTorch's `xavier_uniform_`; Keras calls it `GlorotUniform`.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { xavierUniform } from '@chainrule/initializers'\n\nconst initializer = xavierUniform()\nconst model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })\nconst variance = model.weight.square().mean().item()\nconsole.log(Math.abs(variance * (64 + 32) / 2 - 1) < 0.2) // true",
    "paper": {
      "citation": "Glorot and Bengio, 2010, \"Understanding the difficulty of training deep feedforward neural networks\", equations 12 and 16, https://proceedings.mlr.press/v9/glorot10a.html",
      "year": 2010,
      "url": "https://proceedings.mlr.press/v9/glorot10a.html"
    },
    "hyperparameters": [
      {
        "name": "gain",
        "symbol": "g",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "For the activation that follows: see gain(); the paper has 1.",
          "pt": "Conforme a ativação que segue: ver gain(); no artigo é 1."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "zeroHadamard",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/zero-hadamard.ts",
    "text": {
      "en": "Weights without chance, from the identity and Hadamard matrices.",
      "pt": "Pesos sem acaso, da identidade e de matrizes de Hadamard."
    },
    "summary": "ZerO: weights without chance, from the identity and Hadamard matrices.",
    "formula": "outputs ≤ inputs: w = I, as much of the diagonal as there is\noutputs > inputs: w = c H, the first rows and columns of the Hadamard matrix of size 2ᵐ\n                  m = ⌈log₂ outputs⌉,  c = g 2^(-m / 2)",
    "remarks": "For a kernel the matrix stands in the middle of the window. Hadamard matrices fill all units where the identity would leave some equal for ever. Zhao, Schäfer and Anandkumar, 2022, \"ZerO initialization: initializing neural networks with only zeros and ones\", algorithms 1 and 2, https://arxiv.org/abs/2110.12661. There c = 2^(-(m - 1) / 2), which is g = √2; with g = 1, as in the authors' code (`zeroHadamard.presets.reference`), columns have the length 1 where outputs are a power of two. In residual networks the paper sets the last layer of each branch to 0.",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { zeroHadamard } from '@chainrule/initializers'\n\nconst initializer = zeroHadamard(zeroHadamard.presets.reference)\nconst { weight } = initialize({ weight: new Parameter([4, 2], 'float32', { initializer }) }, { seed: 1 })\nconsole.log(weight.toArray()) // [[0.5, 0.5], [0.5, -0.5], [0.5, 0.5], [0.5, -0.5]]",
    "paper": {
      "citation": "Zhao, Schäfer and Anandkumar, 2022, \"ZerO initialization: initializing neural networks with only zeros and ones\", algorithms 1 and 2, https://arxiv.org/abs/2110.12661",
      "year": 2022,
      "url": "https://arxiv.org/abs/2110.12661"
    },
    "hyperparameters": [
      {
        "name": "gain",
        "symbol": "g",
        "default": 1.4142135623730951,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Factor of the Hadamard matrix.",
          "pt": "Fator da matriz de Hadamard."
        }
      }
    ],
    "presets": {
      "reference": {
        "gain": 1
      }
    },
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "zeros",
    "kind": "initializer",
    "package": "@chainrule/initializers",
    "source": "packages/initializers/src/zeros.ts",
    "text": {
      "en": "All weights 0.",
      "pt": "Todos os pesos 0."
    },
    "summary": "All weights 0: right for biases, fatal for weights, whose units then stay alike for ever.",
    "formula": "w = 0",
    "remarks": "",
    "example": "import { initialize, Parameter } from '@chainrule/autograd'\nimport { zeros } from '@chainrule/initializers'\n\nconst model = initialize({ bias: new Parameter([2], 'float32', { initializer: zeros() }) }, { seed: 1 })\nconsole.log(model.bias.toArray()) // [0, 0]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "adabelief",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adabelief.ts",
    "text": {
      "en": "Adam with large steps where gradients are as expected.",
      "pt": "Adam com passos grandes onde os gradientes são os esperados."
    },
    "summary": "AdaBelief: Adam that takes large steps where gradients are as expected.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) (g - mean)² + ε′\nchange   =  -η (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)",
    "remarks": "Zhuang et al., 2020, Algorithm 2, https://arxiv.org/abs/2010.07468, where ε′ is ε, with the authors' defaults; Optax has two of them as well. ε′ adds up to ε′ / (1 - β₂): it limits how large steps become where gradients do not vary.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adabelief } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, adabelief({ learningRate: 0.5, beta1: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0, -99]",
    "paper": {
      "citation": "Zhuang et al., 2020, Algorithm 2, https://arxiv.org/abs/2010.07468, where ε′ is ε, with the authors' defaults; Optax has two of them as well",
      "year": 2020,
      "url": "https://arxiv.org/abs/2010.07468"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared surprises.",
          "pt": "Decaimento da média móvel das surpresas ao quadrado."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-16,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "epsilonRoot",
        "symbol": "ε′",
        "default": 1e-16,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the running mean of squares at every step.",
          "pt": "Somado à média móvel dos quadrados a cada passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "adabound",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adabound.ts",
    "text": {
      "en": "Adam at first, gradient descent with momentum in the end.",
      "pt": "Adam no início, descida do gradiente com momento no fim."
    },
    "summary": "AdaBound: Adam at first, gradient descent with momentum in the end.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nlower    =  η* (1 - 1 / (γ t + 1)),  upper = η* (1 + 1 / (γ t))\nrate     =  clamp(η √(1 - β₂ᵗ) / ((1 - β₁ᵗ) (√variance + ε)), lower, upper)\nchange   =  -rate mean",
    "remarks": "Luo et al., 2019, Algorithm 2, https://arxiv.org/abs/1902.09843. The paper divides rates by √t for its proof and has no bias correction; here, as in the authors' code, it is the other way round. That code lets η* follow a schedule of η; here give it one as well.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adabound } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, adabound({ learningRate: 0.5, finalRate: 0.25, convergence: 1e9 }))\noptimizer.step(() => w.square().sum())\nconsole.log(max(abs(w.sub(tensor([0.95, -95])))).item() < 1e-5) // true",
    "paper": {
      "citation": "Luo et al., 2019, Algorithm 2, https://arxiv.org/abs/1902.09843",
      "year": 2019,
      "url": "https://arxiv.org/abs/1902.09843"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step at first.",
          "pt": "Tamanho do passo no início."
        }
      },
      {
        "name": "finalRate",
        "symbol": "η*",
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step in the end.",
          "pt": "Tamanho do passo no fim."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "convergence",
        "symbol": "γ",
        "default": 0.001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How fast the bounds close in.",
          "pt": "Quão rápido os limites se fecham."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "adadelta",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adadelta.ts",
    "text": {
      "en": "Steps as large as recent steps, for gradients as large as recent ones.",
      "pt": "Passos do tamanho dos recentes, para gradientes do tamanho dos recentes."
    },
    "summary": "Adadelta: steps as large as recent steps were, for gradients as large as recent gradients were.",
    "formula": "meanSquare     <- ρ meanSquare + (1 - ρ) g²\nstep           =  g √(meanSquareStep + ε) / √(meanSquare + ε)\nmeanSquareStep <- ρ meanSquareStep + (1 - ρ) step²\nchange         =  -η step",
    "remarks": "Zeiler, 2012, Algorithm 1, https://arxiv.org/abs/1212.5701. The paper has no η: it is 1, as in PyTorch and Optax. Keras (`adadelta.presets.keras`) and TensorFlow.js have η = 0.001, with which it hardly moves.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adadelta } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, adadelta({ decay: 0.75, epsilon: 0.01 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item().toFixed(3)) // 0.801",
    "paper": {
      "citation": "Zeiler, 2012, Algorithm 1, https://arxiv.org/abs/1212.5701",
      "year": 2012,
      "url": "https://arxiv.org/abs/1212.5701"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Factor of every step.",
          "pt": "Fator de todos os passos."
        }
      },
      {
        "name": "decay",
        "symbol": "ρ",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of both running means of squares.",
          "pt": "Decaimento das duas médias móveis de quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0.000001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added inside both roots; it makes the first step.",
          "pt": "Somado dentro das duas raízes; dele vem o primeiro passo."
        }
      }
    ],
    "presets": {
      "keras": {
        "learningRate": 0.001,
        "decay": 0.95,
        "epsilon": 1e-7
      }
    },
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "adafactor",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adafactor.ts",
    "text": {
      "en": "Adam without momentum that keeps rows and columns instead of matrices.",
      "pt": "Adam sem momento que guarda linhas e colunas em vez de matrizes."
    },
    "summary": "Adafactor: Adam's division with a memory that grows with rows plus columns, and steps in proportion to the weights.",
    "formula": "squares  <- squares + t^-c (g² + ε₁ - squares)      (for matrices: means of rows, means of columns)\nvariance =  rows · columns / mean(rows)\nstep     =  g / √variance\nchange   =  -max(ε₂, rms(w)) min(η, 1 / √t) step / max(1, rms(step) / d)",
    "remarks": "Shazeer and Stern, 2018, Algorithms 4 to 6, https://arxiv.org/abs/1804.04235, with its numbers. There is no momentum, which would cost what the method saves. PyTorch has the same but for ε₁, which bounds the variance from below there; of higher ranks the last two axes are factored, as there. With a learning rate of your own: `chain(divideByFactoredRms(), gradientDescent())`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adafactor } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([8, -8]))\nconst optimizer = optimize({ w }, adafactor({ learningRate: 0.125 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [7, -7]",
    "paper": {
      "citation": "Shazeer and Stern, 2018, Algorithms 4 to 6, https://arxiv.org/abs/1804.04235, with its numbers",
      "year": 2018,
      "url": "https://arxiv.org/abs/1804.04235"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest size of a step, as a share of the size of the weights.",
          "pt": "Maior tamanho do passo, como parcela do tamanho dos pesos."
        }
      },
      {
        "name": "memory",
        "symbol": "c",
        "default": 0.8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How fast the memory of squared gradients grows: t^-c is the share of the newest.",
          "pt": "Quão rápido cresce a memória dos quadrados: t^-c é a parcela do mais novo."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε₁",
        "default": 1e-30,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to squared gradients.",
          "pt": "Somado aos quadrados dos gradientes."
        }
      },
      {
        "name": "smallestScale",
        "symbol": "ε₂",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size that weights are taken to have at least.",
          "pt": "Tamanho que se supõe que os pesos tenham ao menos."
        }
      },
      {
        "name": "clipThreshold",
        "symbol": "d",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest root mean square of a step before it is scaled.",
          "pt": "Maior média quadrática do passo antes de ser escalado."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 0.031,
    "tier": "core"
  },
  {
    "name": "adagrad",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adagrad.ts",
    "text": {
      "en": "Steps that shrink, for each weight, with all the gradients it has had.",
      "pt": "Passos que encolhem, para cada peso, com todos os gradientes que ele já teve."
    },
    "summary": "Adagrad: each weight's steps shrink with all the gradients that it has had.",
    "formula": "sum    <- sum + g²\nchange =  -η g / (√sum + ε)",
    "remarks": "Duchi, Hazan and Singer, 2011, figure 1 (diagonal matrices), https://jmlr.org/papers/v12/duchi11a.html. Same defaults as PyTorch; its `lr_decay` is the schedule `inverseTimeDecay`. Keras and Optax start the sum at 0.1 and put ε = 1e-7 inside the root.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adagrad, inverseTimeDecay } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, 100]))\nconst optimizer = optimize({ w }, adagrad({ learningRate: inverseTimeDecay({ start: 0.5, rate: 0.1 }) }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, 99.5]",
    "paper": {
      "citation": "Duchi, Hazan and Singer, 2011, figure 1 (diagonal matrices), https://jmlr.org/papers/v12/duchi11a.html",
      "year": 2011,
      "url": "https://jmlr.org/papers/v12/duchi11a.html"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of the first step.",
          "pt": "Tamanho do primeiro passo."
        }
      },
      {
        "name": "initialSum",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Where the sum of squares starts.",
          "pt": "Onde a soma dos quadrados começa."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-10,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {
      "keras": {
        "learningRate": 0.001,
        "initialSum": 0.1,
        "epsilon": 1e-7
      },
      "optax": {
        "initialSum": 0.1,
        "epsilon": 1e-7
      }
    },
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "adam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adam.ts",
    "text": {
      "en": "A step size for each weight, from running moments of its gradients.",
      "pt": "Um tamanho de passo para cada peso, a partir de médias móveis dos seus gradientes."
    },
    "summary": "Adam: gradient descent with a step size for each weight, from running moments.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nchange   =  -η (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)",
    "remarks": "Kingma and Ba, 2015, Algorithm 1, https://arxiv.org/abs/1412.6980. Same defaults as PyTorch. Keras has ε = 1e-7 (`adam.presets.keras`) in the paper's other place (section 2, \"epsilon hat\"); MLX leaves the bias correction out unless asked. PyTorch's `weight_decay` is `chain(addDecayToGradient(), adam())`, its `amsgrad` is `amsgrad`. `t` counts the updates of the optimizer; PyTorch counts for each parameter those that brought it a gradient.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adam, cosineDecay } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, adam({ learningRate: cosineDecay({ start: 0.5, steps: 100 }) }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Kingma and Ba, 2015, Algorithm 1, https://arxiv.org/abs/1412.6980",
      "year": 2015,
      "url": "https://arxiv.org/abs/1412.6980"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {
      "keras": {
        "epsilon": 1e-7
      }
    },
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "adamAtan2",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adam-atan2.ts",
    "text": {
      "en": "Adam without ε: an angle in place of the quotient.",
      "pt": "Adam sem ε: um ângulo no lugar do quociente."
    },
    "summary": "Adam-atan2: Adam without ε, whose path does not depend on the scale of the loss.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nchange   =  -η a atan2(mean / (1 - β₁ᵗ), b √(variance / (1 - β₂ᵗ)))",
    "remarks": "Everett et al., 2024, https://arxiv.org/abs/2407.05872. `atan2(x, y)` is about x / y where that is small and never above π / 2. a = 1.27 and b = 1 are those of the common PyTorch implementation: a step of η where Adam's is η.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adamAtan2 } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, adamAtan2({ learningRate: 0.5, scale: 4 / Math.PI }))\noptimizer.step(() => w.square().sum())\nconsole.log(max(abs(w.sub(tensor([0.5, -99.5])))).item() < 1e-5) // true",
    "paper": {
      "citation": "Everett et al., 2024, https://arxiv.org/abs/2407.05872",
      "year": 2024,
      "url": "https://arxiv.org/abs/2407.05872"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "scale",
        "symbol": "a",
        "default": 1.27,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Factor of the angle.",
          "pt": "Fator do ângulo."
        }
      },
      {
        "name": "stretch",
        "symbol": "b",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Factor of the second moment; larger ones limit steps later.",
          "pt": "Fator do segundo momento; maiores limitam os passos mais tarde."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "adamax",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adamax.ts",
    "text": {
      "en": "Adam that divides by the largest recent gradient.",
      "pt": "Adam que divide pelo maior gradiente recente."
    },
    "summary": "Adamax: Adam that divides by the largest recent gradient.",
    "formula": "mean    <- β₁ mean + (1 - β₁) g\nlargest <- max(β₂ largest, |g| + ε)\nchange  =  -η mean / ((1 - β₁ᵗ) largest)",
    "remarks": "Kingma and Ba, 2015, Algorithm 2, https://arxiv.org/abs/1412.6980. Same defaults as PyTorch. The paper has no ε; PyTorch has it inside the maximum, Keras outside. Keras has η = 0.001. `chain(adamax(), decayWeights())` is AdamaxW.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adamax } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, adamax({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Kingma and Ba, 2015, Algorithm 2, https://arxiv.org/abs/1412.6980",
      "year": 2015,
      "url": "https://arxiv.org/abs/1412.6980"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.002,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much of the largest gradient lasts a step.",
          "pt": "Quanto do maior gradiente dura um passo."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the size of each gradient.",
          "pt": "Somado ao tamanho de cada gradiente."
        }
      }
    ],
    "presets": {
      "keras": {
        "learningRate": 0.001,
        "epsilon": 1e-7
      }
    },
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "adamw",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adamw.ts",
    "text": {
      "en": "Adam with weights that decay apart from the gradient.",
      "pt": "Adam com pesos que decaem à parte do gradiente."
    },
    "summary": "AdamW: Adam whose weights decay by themselves, apart from the gradient.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nstep     =  (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)\nchange   =  -η (step + λ w)",
    "remarks": "Loshchilov and Hutter, 2019, Algorithm 2, https://arxiv.org/abs/1711.05101. Same defaults as PyTorch. The paper scales the decay by the schedule alone; here, as in PyTorch, Keras and Optax, by the learning rate. Keras has λ = 0.004, Optax 1e-4. All parameters decay; `chain(adam(), only(decayWeights(), …))` spares some of them.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adamw } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, adamw({ learningRate: 0.5, weightDecay: 0.25 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 3",
    "paper": {
      "citation": "Loshchilov and Hutter, 2019, Algorithm 2, https://arxiv.org/abs/1711.05101",
      "year": 2019,
      "url": "https://arxiv.org/abs/1711.05101"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {
      "keras": {
        "epsilon": 1e-7,
        "weightDecay": 0.004
      },
      "optax": {
        "weightDecay": 0.0001
      }
    },
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "adan",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adan.ts",
    "text": {
      "en": "Adam with a look ahead from the difference between gradients.",
      "pt": "Adam que olha adiante pela diferença entre gradientes."
    },
    "summary": "Adan: Adam with Nesterov's look ahead, taken from the difference between gradients.",
    "formula": "difference = g - previous      (on the first step: 0)\nmean       <- β₁ mean + (1 - β₁) g\ntrend      <- β₂ trend + (1 - β₂) difference\nvariance   <- β₃ variance + (1 - β₃) (g + β₂ difference)²\nstep       =  (mean / (1 - β₁ᵗ) + β₂ trend / (1 - β₂ᵗ)) / (√(variance / (1 - β₃ᵗ)) + ε)\nw          <- (w - η step) / (1 + η λ)",
    "remarks": "Xie et al., 2022, Algorithm 1, https://arxiv.org/abs/2208.06677. The paper writes 1 - β for each β, and has no bias correction; here, as in the authors' code and its defaults, there is one. Their `no_prox` is `chain(adan(), decayWeights())`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adan } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, adan({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Xie et al., 2022, Algorithm 1, https://arxiv.org/abs/2208.06677",
      "year": 2022,
      "url": "https://arxiv.org/abs/2208.06677"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.98,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.92,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of differences.",
          "pt": "Decaimento da média móvel das diferenças."
        }
      },
      {
        "name": "beta3",
        "symbol": "β₃",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 4,
    "tier": "core"
  },
  {
    "name": "ademamix",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/ademamix.ts",
    "text": {
      "en": "AdamW with a second, very slow mean of gradients.",
      "pt": "AdamW com uma segunda média dos gradientes, muito lenta."
    },
    "summary": "AdEMAMix: AdamW with a second, very slow mean of gradients beside the usual one.",
    "formula": "fast     <- β₁ fast + (1 - β₁) g\nslow     <- β₃ slow + (1 - β₃) g\nvariance <- β₂ variance + (1 - β₂) g²\nstep     =  (fast / (1 - β₁ᵗ) + α slow) / (√(variance / (1 - β₂ᵗ)) + ε)\nchange   =  -η (step + λ w)",
    "remarks": "Pagliardini, Ablin and Grangier, 2024, Algorithm 1, https://arxiv.org/abs/2409.03137. Defaults of the authors' code; the paper has α from 4 to 10, Optax 5. Their warm-ups are schedules: `alpha: warmup(α, { steps })` and `beta3: halfLifeWarmup({ start: β₁, end: β₃, steps })`. pytorch_optimizer divides the slow mean by 1 - β₁ᵗ as well.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { ademamix, halfLifeWarmup, warmup } from '@chainrule/optimizers'\n\nconst steps = 1000\nconst alpha = warmup(5, { steps })\nconst beta3 = halfLifeWarmup({ start: 0.9, end: 0.9999, steps })\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, ademamix({ learningRate: 0.5, alpha, beta3 }))\noptimizer.step(() => w.square().sum())\nconsole.log(max(abs(w.sub(tensor([0.4999, -99.4999])))).item() < 1e-4) // true",
    "paper": {
      "citation": "Pagliardini, Ablin and Grangier, 2024, Algorithm 1, https://arxiv.org/abs/2409.03137",
      "year": 2024,
      "url": "https://arxiv.org/abs/2409.03137"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the fast mean of gradients.",
          "pt": "Decaimento da média rápida dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "beta3",
        "symbol": "β₃",
        "default": 0.9999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the slow mean of gradients.",
          "pt": "Decaimento da média lenta dos gradientes."
        }
      },
      {
        "name": "alpha",
        "symbol": "α",
        "default": 2,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Weight of the slow mean.",
          "pt": "Peso da média lenta."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {
      "optax": {
        "alpha": 5
      }
    },
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "adopt",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adopt.ts",
    "text": {
      "en": "Adam that divides by the sizes of earlier gradients only.",
      "pt": "Adam que divide só pelo tamanho dos gradientes anteriores."
    },
    "summary": "ADOPT: Adam that divides by the sizes of earlier gradients only, and converges with any β₂.",
    "formula": "limit    =  c (t - 1)^¼                               (on the first step: 0, and nothing moves)\nstep     =  clamp(g / max(√variance, ε), -limit, limit)\nmean     <- β₁ mean + (1 - β₁) step\nchange   =  -η mean\nvariance <- β₂ variance + (1 - β₂) g²                 (on the first step: g²)",
    "remarks": "Taniguchi et al., 2024, the form with clipping, https://arxiv.org/abs/2411.02853, whose t is one less, with its defaults. `clip: Infinity` is their first version, without limits. pytorch_optimizer counts one more: its first limit is 2^¼.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adopt } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, adopt({ learningRate: 0.5, beta1: 0 }))\nfor (let i = 0; i < 2; i++) optimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Taniguchi et al., 2024, the form with clipping, https://arxiv.org/abs/2411.02853, whose t is one less, with its defaults",
      "year": 2024,
      "url": "https://arxiv.org/abs/2411.02853"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of steps.",
          "pt": "Decaimento da média móvel dos passos."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.9999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0.000001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Smallest denominator.",
          "pt": "Menor denominador."
        }
      },
      {
        "name": "clip",
        "symbol": "c",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Largest element of the first step that moves.",
          "pt": "Maior elemento do primeiro passo que move."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "aggmo",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/aggmo.ts",
    "text": {
      "en": "The mean of several momenta that dampen each other.",
      "pt": "A média de vários momentos que se amortecem."
    },
    "summary": "AggMo: the mean of several momenta, from none to a very long one, which dampen each other.",
    "formula": "βᵢ        =  1 - aⁱ,  i = 0, …, K - 1\nvelocityᵢ <- βᵢ velocityᵢ + g\nchange    =  -η mean over i of velocityᵢ",
    "remarks": "Lucas et al., 2019, section 3, https://arxiv.org/abs/1804.00325, with its a and K: β = 0, 0.9, 0.99. K numbers are kept for each weight.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { aggmo } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, aggmo({ learningRate: 0.5, base: 0.5, count: 2 }))\nfor (let i = 0; i < 2; i++) optimizer.step(() => w.sum())\nconsole.log(w.item()) // -0.125",
    "paper": {
      "citation": "Lucas et al., 2019, section 3, https://arxiv.org/abs/1804.00325, with its a and K: β = 0, 0.9, 0.99",
      "year": 2019,
      "url": "https://arxiv.org/abs/1804.00325"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "base",
        "symbol": "a",
        "default": 0.1,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much less each momentum forgets than the one before.",
          "pt": "Quanto cada momento esquece menos que o anterior."
        }
      },
      {
        "name": "count",
        "symbol": "K",
        "default": 3,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Number of momenta.",
          "pt": "Número de momentos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "amsbound",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/amsbound.ts",
    "text": {
      "en": "AdaBound whose step sizes never grow again.",
      "pt": "AdaBound cujos passos nunca voltam a crescer."
    },
    "summary": "AMSBound: AdaBound whose step sizes never grow again, before the bounds.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nlargest  <- max(largest, variance)\nlower    =  η* (1 - 1 / (γ t + 1)),  upper = η* (1 + 1 / (γ t))\nrate     =  clamp(η √(1 - β₂ᵗ) / ((1 - β₁ᵗ) (√largest + ε)), lower, upper)\nchange   =  -rate mean",
    "remarks": "Luo et al., 2019, Algorithm 3, https://arxiv.org/abs/1902.09843. `adabound` says how it differs from the paper.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { amsbound } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, amsbound({ learningRate: 0.5, finalRate: 0.25, convergence: 1e9 }))\noptimizer.step(() => w.square().sum())\nconsole.log(max(abs(w.sub(tensor([0.95, -95])))).item() < 1e-5) // true",
    "paper": {
      "citation": "Luo et al., 2019, Algorithm 3, https://arxiv.org/abs/1902.09843",
      "year": 2019,
      "url": "https://arxiv.org/abs/1902.09843"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step at first.",
          "pt": "Tamanho do passo no início."
        }
      },
      {
        "name": "finalRate",
        "symbol": "η*",
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step in the end.",
          "pt": "Tamanho do passo no fim."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "convergence",
        "symbol": "γ",
        "default": 0.001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How fast the bounds close in.",
          "pt": "Quão rápido os limites se fecham."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "amsgrad",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/amsgrad.ts",
    "text": {
      "en": "Adam whose step sizes never grow again.",
      "pt": "Adam cujos passos nunca voltam a crescer."
    },
    "summary": "AMSGrad: Adam whose step sizes never grow again.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nlargest  <- max(largest, variance)\nchange   =  -η (mean / (1 - β₁ᵗ)) / (√(largest / (1 - β₂ᵗ)) + ε)",
    "remarks": "Reddi, Kale and Kumar, 2018, Algorithm 2, https://arxiv.org/abs/1904.09237. The paper has no bias correction; here, as in PyTorch's `Adam(amsgrad=True)`, it is applied after the maximum. Keras and Optax do the same, with their own ε.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { amsgrad } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, amsgrad({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Reddi, Kale and Kumar, 2018, Algorithm 2, https://arxiv.org/abs/1904.09237",
      "year": 2018,
      "url": "https://arxiv.org/abs/1904.09237"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {
      "keras": {
        "epsilon": 1e-7
      }
    },
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "averagedSgd",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/averaged-sgd.ts",
    "text": {
      "en": "Gradient descent whose result is the average of its path.",
      "pt": "Descida do gradiente cujo resultado é a média do caminho."
    },
    "summary": "Averaged SGD: gradient descent whose result is the average of where it has been.",
    "formula": "ηₜ      =  η / (1 + λ η (t - 1))^α\nw       <- w - ηₜ (λ w + g)\naverage <- average + (w - average) / max(1, t - t₀ - 1)",
    "remarks": "The average is where the model is measured and saved (`atEvaluationPoint`); training goes on at w. Polyak and Juditsky, 1992, https://doi.org/10.1137/0330046, with the rate and the decay of PyTorch's `ASGD` and its defaults: with t₀ = 10⁶ the average only follows w, so set `start` to about where the loss stops falling; the first mean of two is that of step t₀ + 3. In PyTorch the average is a buffer (`ax`) that nothing reads by itself.",
    "example": "import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { averagedSgd } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, averagedSgd({ learningRate: 1, decay: 0, start: 0 }))\nfor (let i = 0; i < 5; i++) optimizer.step(() => w.square().sum())\nconsole.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // -1 0",
    "paper": {
      "citation": "Polyak and Juditsky, 1992, https://doi.org/10.1137/0330046, with the rate and the decay of PyTorch's `ASGD` and its defaults: with t₀ = 10⁶ the average only follows w, so set `start` to about where the loss stops falling; the first mean of two is that of step t₀ + 3",
      "year": 1992,
      "url": "https://doi.org/10.1137/0330046"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of the first step.",
          "pt": "Tamanho do primeiro passo."
        }
      },
      {
        "name": "decay",
        "symbol": "λ",
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, and how fast steps shrink.",
          "pt": "Parcela de si que um peso perde, e quão rápido os passos encolhem."
        }
      },
      {
        "name": "power",
        "symbol": "α",
        "default": 0.75,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How steeply steps shrink.",
          "pt": "Quão íngreme é a queda dos passos."
        }
      },
      {
        "name": "start",
        "symbol": "t₀",
        "default": 1000000,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "log",
        "text": {
          "en": "Updates before the average begins.",
          "pt": "Atualizações antes de a média começar."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "came",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/came.ts",
    "text": {
      "en": "Adafactor with momentum and caution where steps disagree.",
      "pt": "Adafactor com momento e cautela onde os passos discordam."
    },
    "summary": "CAME: Adafactor with momentum, which steps less where the step and its running mean disagree.",
    "formula": "squares <- β₂ squares + (1 - β₂) (g² + ε₁)      (for matrices: means of rows, means of columns)\nstep    =  g / √variance / max(1, rms / d),  variance = rows · columns / mean(rows)\nmean    <- β₁ mean + (1 - β₁) step\ndoubts  <- β₃ doubts + (1 - β₃) ((step - mean)² + ε₂)      (rows and columns again)\nchange  =  -η mean / √doubt",
    "remarks": "Luo et al., 2023, Algorithm 2, https://arxiv.org/abs/2307.02047, which is for matrices. For vectors, as in the authors' code, squares are kept in full and change = -η mean. Their defaults. Weights decay by `chain(came(), decayWeights())`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { came } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, came({ learningRate: 1, beta1: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Luo et al., 2023, Algorithm 2, https://arxiv.org/abs/2307.02047, which is for matrices",
      "year": 2023,
      "url": "https://arxiv.org/abs/2307.02047"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0002,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of steps.",
          "pt": "Decaimento da média móvel dos passos."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "beta3",
        "symbol": "β₃",
        "default": 0.9999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of doubts.",
          "pt": "Decaimento da média móvel das dúvidas."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε₁",
        "default": 1e-30,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to squared gradients.",
          "pt": "Somado aos quadrados dos gradientes."
        }
      },
      {
        "name": "leastDoubt",
        "symbol": "ε₂",
        "default": 1e-16,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to squared differences between step and mean.",
          "pt": "Somado aos quadrados das diferenças entre passo e média."
        }
      },
      {
        "name": "clipThreshold",
        "symbol": "d",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest root mean square of a step before the mean.",
          "pt": "Maior média quadrática do passo antes da média."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1.063,
    "tier": "core"
  },
  {
    "name": "centeredRmsprop",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/centered-rmsprop.ts",
    "text": {
      "en": "Gradients divided by their running spread.",
      "pt": "Gradientes divididos pela sua dispersão recente."
    },
    "summary": "RMSprop divided by the spread of the gradients instead of their size.",
    "formula": "mean       <- α mean + (1 - α) g\nmeanSquare <- α meanSquare + (1 - α) g²\nchange     =  -η g / (√(meanSquare - mean²) + ε)",
    "remarks": "Graves, 2013, equations 38 to 40 without momentum, https://arxiv.org/abs/1308.0850. Same defaults and place of ε as PyTorch's `RMSprop(centered=True)`; the paper and Keras have ε inside the root. Where rounding makes the difference under the root negative it counts as 0; PyTorch's becomes NaN there.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { centeredRmsprop } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, 100]))\nconst optimizer = optimize({ w }, centeredRmsprop({ learningRate: 0.25, decay: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, 99.5]",
    "paper": {
      "citation": "Graves, 2013, equations 38 to 40 without momentum, https://arxiv.org/abs/1308.0850",
      "year": 2013,
      "url": "https://arxiv.org/abs/1308.0850"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "decay",
        "symbol": "α",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of both running means.",
          "pt": "Decaimento das duas médias móveis."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "cocob",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/cocob.ts",
    "text": {
      "en": "Steps as bets, without a learning rate.",
      "pt": "Passos como apostas, sem taxa de aprendizado."
    },
    "summary": "COCOB: steps as bets on coins, with no learning rate at all.",
    "formula": "largest <- max(largest, |g|),  from ε on\nsum     <- sum + |g|\nreward  <- max(0, reward - g (w - start))\ntotal   <- total - g\nw       <- start + total / (largest max(sum + largest, α largest)) (largest + reward)",
    "remarks": "Orabona and Tommasi, 2017, Algorithm 2 with its α, https://arxiv.org/abs/1705.07795; ε, as in Optax and Keras, keeps the first division finite. The paper says -g for g. Five numbers are kept for each weight.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { cocob } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, cocob({ caution: 1 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 0.5",
    "paper": {
      "citation": "Orabona and Tommasi, 2017, Algorithm 2 with its α, https://arxiv.org/abs/1705.07795; ε, as in Optax and Keras, keeps the first division finite",
      "year": 2017,
      "url": "https://arxiv.org/abs/1705.07795"
    },
    "hyperparameters": [
      {
        "name": "caution",
        "symbol": "α",
        "default": 100,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How small the first steps are.",
          "pt": "Quão pequenos são os primeiros passos."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "What the largest gradient starts from.",
          "pt": "De que o maior gradiente parte."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 5,
    "tier": "core"
  },
  {
    "name": "conjugateGradient",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/conjugate-gradient.ts",
    "text": {
      "en": "Conjugate directions with a line search.",
      "pt": "Direções conjugadas com busca linear."
    },
    "summary": "Nonlinear conjugate gradient: each direction keeps what the last one has won. For smooth losses without noise.",
    "formula": "β         =  max(0, ⟨g, g - g before⟩ / ⟨g before, g before⟩)\ndirection <- -g + β direction      (-g where that does not descend)\nw         <- w + size · direction, size by a search for the strong Wolfe conditions",
    "remarks": "Polak and Ribière, 1969, with the restart of Powell, 1984 (\"PR+\"): Nocedal and Wright, 2006, Numerical Optimization, Algorithm 5.4 and equations 5.44 and 5.45, whose c₁ and c₂ these are. The first size to try is min(1, 1 / ‖g‖₁), later the one that would win as much as the last step did (section 3.5). One update is one search; it reads numbers on the way and cannot be captured.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { conjugateGradient } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, -4]))\nconst optimizer = optimize({ w }, conjugateGradient())\nfor (let i = 0; i < 4; i++) optimizer.step(() => w.mul(tensor([1, 3])).sub(6).square().sum())\nconsole.log(w.data().map(Math.round)) // Float32Array(2) [6, 2]",
    "paper": {
      "citation": "Polak and Ribière, 1969, with the restart of Powell, 1984 (\"PR+\"): Nocedal and Wright, 2006, Numerical Optimization, Algorithm 5.4 and equations 5.44 and 5.45, whose c₁ and c₂ these are",
      "year": 1969,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "decrease",
        "symbol": "c₁",
        "default": 0.0001,
        "range": "(0, 1)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of the promised decrease that is enough.",
          "pt": "Parcela da redução prometida que basta."
        }
      },
      {
        "name": "curvature",
        "symbol": "c₂",
        "default": 0.1,
        "range": "(0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the slope that may be left.",
          "pt": "Parcela da inclinação que pode restar."
        }
      },
      {
        "name": "looks",
        "symbol": null,
        "default": 25,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Most looks at the loss in one search.",
          "pt": "Máximo de avaliações da perda em uma busca."
        }
      }
    ],
    "presets": {},
    "needs": [
      "loss",
      "evaluate",
      "read"
    ],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "dAdaptedAdagrad",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/d-adapted-adagrad.ts",
    "text": {
      "en": "Adagrad that finds its learning rate.",
      "pt": "Adagrad que encontra a sua taxa de aprendizado."
    },
    "summary": "Adagrad with D-Adaptation: it finds its learning rate.",
    "formula": "λ        =  d η\nsum      <- sum + λ g\nspread   <- spread + g²\nsquares  <- squares + λ² Σ g² / (√spread + ε)\ndistance <- max(d, (Σ sum² / (√spread + ε) - squares) / ‖sum‖₁),  d being the distance before\nw        <- start - sum / (√spread + ε)",
    "remarks": "Defazio and Mishchenko, 2023, Algorithm 3, https://arxiv.org/abs/2301.07733, in the form of the authors' code and with its numbers. Sums are over all parameters. η stays at 1, or is a schedule that starts there.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { dAdaptedAdagrad } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, dAdaptedAdagrad({ learningRate: (step) => 1 / (1 + step / 100) }))\nfor (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())\nconsole.log(Math.abs(w.item()) < 2) // true",
    "paper": {
      "citation": "Defazio and Mishchenko, 2023, Algorithm 3, https://arxiv.org/abs/2301.07733, in the form of the authors' code and with its numbers",
      "year": 2023,
      "url": "https://arxiv.org/abs/2301.07733"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "initialSum",
        "symbol": null,
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "What the sum of squared gradients starts from.",
          "pt": "De que parte a soma dos quadrados dos gradientes."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "d₀",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First estimate of the distance, less than it is.",
          "pt": "Primeira estimativa da distância, menor que ela."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "dAdaptedAdam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/d-adapted-adam.ts",
    "text": {
      "en": "Adam that finds its learning rate.",
      "pt": "Adam que encontra a sua taxa de aprendizado."
    },
    "summary": "Adam with D-Adaptation: it finds its learning rate.",
    "formula": "λ         =  d η\nmean      <- β₁ mean + (1 - β₁) λ g\nvariance  <- β₂ variance + (1 - β₂) g²\nnumerator <- √β₂ numerator + (1 - √β₂) λ Σ g sum / (√variance + ε)\nsum       <- √β₂ sum + (1 - √β₂) λ g\ndistance  <- max(d, numerator / ((1 - √β₂) ‖sum‖₁)),  d being the distance before\nchange    =  -mean / (√variance + ε) - λ decay w",
    "remarks": "Defazio and Mishchenko, 2023, Algorithm 5, https://arxiv.org/abs/2301.07733, without bias correction, as there. Sums are over all parameters. η stays at 1, or is a schedule that starts there. Prodigy, by the same authors, is its successor.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { dAdaptedAdam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, dAdaptedAdam({ learningRate: (step) => 1 / (1 + step / 100) }))\nfor (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())\nconsole.log(Math.abs(w.item()) < 2) // true",
    "paper": {
      "citation": "Defazio and Mishchenko, 2023, Algorithm 5, https://arxiv.org/abs/2301.07733, without bias correction, as there",
      "year": 2023,
      "url": "https://arxiv.org/abs/2301.07733"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "d₀",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First estimate of the distance, less than it is.",
          "pt": "Primeira estimativa da distância, menor que ela."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "dAdaptedAdan",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/d-adapted-adan.ts",
    "text": {
      "en": "Adan that finds its learning rate.",
      "pt": "Adan que encontra a sua taxa de aprendizado."
    },
    "summary": "Adan with D-Adaptation: it finds its learning rate.",
    "formula": "λ          =  d η,  difference = g - previous      (on the first step: 0)\nmean       <- β₁ mean + (1 - β₁) λ g\ntrend      <- β₂ trend + (1 - β₂) λ difference\nvariance   <- β₃ variance + (1 - β₃) (g + β₂ difference)²\nsquares    <- β₃ squares + (1 - β₃) λ² Σ g² / (√variance + ε)\nsum        <- β₃ sum + (1 - β₃) λ g\ndistance   <- max(d, (Σ sum² / (√variance + ε) / (1 - β₃) - squares) / ‖sum‖₁),  d being the distance before\nchange     =  -(mean + β₂ trend) / (√variance + ε)",
    "remarks": "The sums of Defazio and Mishchenko, 2023, section 5, https://arxiv.org/abs/2301.07733, over the moments of Adan (Xie et al., 2022, Algorithm 1, https://arxiv.org/abs/2208.06677), as in the authors' code, which has no paper of its own. No bias correction.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { dAdaptedAdan } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, dAdaptedAdan({ learningRate: (step) => 1 / (1 + step / 100) }))\nfor (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())\nconsole.log(Math.abs(w.item()) < 2) // true",
    "paper": {
      "citation": "The sums of Defazio and Mishchenko, 2023, section 5, https://arxiv.org/abs/2301.07733, over the moments of Adan (Xie et al., 2022, Algorithm 1, https://arxiv.org/abs/2208.06677), as in the authors' code, which has no paper of its own",
      "year": 2023,
      "url": "https://arxiv.org/abs/2301.07733"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.98,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.92,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of differences between gradients.",
          "pt": "Decaimento da média móvel das diferenças entre gradientes."
        }
      },
      {
        "name": "beta3",
        "symbol": "β₃",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "d₀",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First estimate of the distance, less than it is.",
          "pt": "Primeira estimativa da distância, menor que ela."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 5,
    "tier": "core"
  },
  {
    "name": "dAdaptedLion",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/d-adapted-lion.ts",
    "text": {
      "en": "Lion that finds its learning rate.",
      "pt": "Lion que encontra a sua taxa de aprendizado."
    },
    "summary": "Lion with D-Adaptation: it finds its learning rate.",
    "formula": "λ         =  d η\ndirection =  sign(β₁ mean + (1 - β₁) g)\nmean      <- β₂ mean + (1 - β₂) g\nnumerator <- √β₂ numerator + (1 - √β₂) λ ⟨direction, sum⟩\nsum       <- √β₂ sum + (1 - √β₂) λ direction\ndistance  <- max(d, numerator / ((1 - √β₂) ‖sum‖₁)),  d being the distance before\nchange    =  -λ (direction + decay w)",
    "remarks": "The sums of Defazio and Mishchenko, 2023, Algorithm 5, https://arxiv.org/abs/2301.07733, over the directions of Lion (Chen et al., 2023, Algorithm 2, https://arxiv.org/abs/2302.06675), as in the authors' code, which has no paper of its own. That code mixes λ into the mean but not into the gradient beside it, and drops the numerator after every step; here both are as in the papers.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { dAdaptedLion } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, dAdaptedLion({ learningRate: (step) => 1 / (1 + step / 100) }))\nfor (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())\nconsole.log(Math.abs(w.item()) < 2) // true",
    "paper": {
      "citation": "The sums of Defazio and Mishchenko, 2023, Algorithm 5, https://arxiv.org/abs/2301.07733, over the directions of Lion (Chen et al., 2023, Algorithm 2, https://arxiv.org/abs/2302.06675), as in the authors' code, which has no paper of its own",
      "year": 2023,
      "url": "https://arxiv.org/abs/2301.07733"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the mean in a direction.",
          "pt": "Parcela da média em uma direção."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "weightDecay",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "d₀",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First estimate of the distance, less than it is.",
          "pt": "Primeira estimativa da distância, menor que ela."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "dAdaptedSgd",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/d-adapted-sgd.ts",
    "text": {
      "en": "Momentum that finds its learning rate.",
      "pt": "Momento que encontra a sua taxa de aprendizado."
    },
    "summary": "SGD with D-Adaptation: momentum that finds its learning rate.",
    "formula": "G         =  ‖g‖ of the first step,  λ = d η / G\nnumerator <- numerator + λ ⟨g, sum⟩\nsum       <- sum + λ g\ndistance  <- max(d, 2 numerator / ‖sum‖),  d being the distance before\nw         <- β w + (1 - β) (start - sum)",
    "remarks": "Defazio and Mishchenko, 2023, Algorithm 4, https://arxiv.org/abs/2301.07733, with the numbers of the authors' code. Norms and products are over all parameters. η stays at 1, or is a schedule that starts there.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { dAdaptedSgd } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, dAdaptedSgd({ learningRate: (step) => 1 / (1 + step / 100) }))\nfor (let i = 0; i < 500; i++) optimizer.step(() => w.square().sum())\nconsole.log(Math.abs(w.item()) < 2) // true",
    "paper": {
      "citation": "Defazio and Mishchenko, 2023, Algorithm 4, https://arxiv.org/abs/2301.07733, with the numbers of the authors' code",
      "year": 2023,
      "url": "https://arxiv.org/abs/2301.07733"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "momentum",
        "symbol": "β",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the weights that stays where it is.",
          "pt": "Parcela dos pesos que fica onde está."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "d₀",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First estimate of the distance, less than it is.",
          "pt": "Primeira estimativa da distância, menor que ela."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2.001,
    "tier": "core"
  },
  {
    "name": "diffgrad",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/diffgrad.ts",
    "text": {
      "en": "Adam with smaller steps where the gradient hardly changes.",
      "pt": "Adam com passos menores onde o gradiente quase não muda."
    },
    "summary": "diffGrad: Adam with smaller steps where the gradient hardly changes.",
    "formula": "friction = 1 / (1 + e^-|previous - g|)      (from ½ to 1)\nmean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nchange   =  -η friction (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)\nprevious <- g",
    "remarks": "Dubey et al., 2020, https://arxiv.org/abs/1909.11015, with Adam's defaults; before the first step `previous` is 0. pytorch_optimizer leaves the friction out, and the second bias correction too, unless `rectify` is on.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { diffgrad } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0, -100]))\nconst optimizer = optimize({ w }, diffgrad({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0, -99.5]",
    "paper": {
      "citation": "Dubey et al., 2020, https://arxiv.org/abs/1909.11015, with Adam's defaults; before the first step `previous` is 0",
      "year": 2020,
      "url": "https://arxiv.org/abs/1909.11015"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "dog",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/dog.ts",
    "text": {
      "en": "Gradient descent that finds its learning rate by how far it came.",
      "pt": "Descida do gradiente que encontra a sua taxa pela distância percorrida."
    },
    "summary": "DoG, distance over gradients: gradient descent that finds its learning rate.",
    "formula": "distance <- max(distance, ‖w - start‖),  from r (1 + ‖start‖) on\nsum      <- sum + ‖g‖²\nchange   =  -η distance / √(sum + ε) g",
    "remarks": "Ivgi, Hinder and Carmon, 2023, equations 1 and 2, https://arxiv.org/abs/2302.12022, with the numbers of the authors' code. Norms are over all parameters. The paper measures the model at an average of the path.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { dog } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, dog({ initialDistance: 0.1 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 3.5",
    "paper": {
      "citation": "Ivgi, Hinder and Carmon, 2023, equations 1 and 2, https://arxiv.org/abs/2302.12022, with the numbers of the authors' code",
      "year": 2023,
      "url": "https://arxiv.org/abs/2302.12022"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "r",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First distance, as a share of the length of the weights.",
          "pt": "Primeira distância, como parcela do comprimento dos pesos."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the sum, inside the root.",
          "pt": "Somado à soma, dentro da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "dowg",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/dowg.ts",
    "text": {
      "en": "DoG that trusts later gradients more.",
      "pt": "DoG que confia mais nos gradientes posteriores."
    },
    "summary": "DoWG, distance over weighted gradients: DoG that trusts later gradients more.",
    "formula": "distance <- max(distance, ‖w - start‖),  from r on\nsum      <- sum + distance² ‖g‖²\nchange   =  -η distance² / √sum g",
    "remarks": "Khaled, Mishchenko and Jin, 2023, Algorithm 1, https://arxiv.org/abs/2305.16284, with the r of its experiments. Norms are over all parameters.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { dowg } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, dowg({ initialDistance: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 3.5",
    "paper": {
      "citation": "Khaled, Mishchenko and Jin, 2023, Algorithm 1, https://arxiv.org/abs/2305.16284, with the r of its experiments",
      "year": 2023,
      "url": "https://arxiv.org/abs/2305.16284"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "r",
        "default": 0.0001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First estimate of the distance.",
          "pt": "Primeira estimativa da distância."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "fromage",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/fromage.ts",
    "text": {
      "en": "Steps as long as the norm of the weights says.",
      "pt": "Passos do comprimento que a norma dos pesos indica."
    },
    "summary": "Fromage: steps as long as the weights of their layer say, whatever the gradient's length.",
    "formula": "w <- (w - η g ‖w‖ / ‖g‖) / √(1 + η²)      (‖w‖ / ‖g‖ = 1 where one of them is 0)",
    "remarks": "Bernstein et al., 2020, Algorithm 1, https://arxiv.org/abs/2002.03432; a layer is a parameter. Nothing is remembered. The paper uses η = 0.01 everywhere. Optax has a smallest norm of 1e-6 instead of the case of 0. Biases that start at 0 barely move as long as they are small: initialise them, or give them another optimizer with `partition`.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { fromage } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, 4]))\nconst optimizer = optimize({ w }, fromage({ learningRate: 0.75 }))\noptimizer.step(() => w.square().sum())\nconsole.log(max(abs(w.sub(tensor([0.6, 0.8])))).item() < 1e-6) // true",
    "paper": {
      "citation": "Bernstein et al., 2020, Algorithm 1, https://arxiv.org/abs/2002.03432; a layer is a parameter",
      "year": 2020,
      "url": "https://arxiv.org/abs/2002.03432"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Length of a step, as a share of the norm of the weights.",
          "pt": "Comprimento do passo, como parcela da norma dos pesos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 0,
    "tier": "core"
  },
  {
    "name": "ftrl",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/ftrl.ts",
    "text": {
      "en": "Follows the regularised leader: exact zeros, for online learning.",
      "pt": "Segue o líder regularizado: zeros exatos, para aprendizado online."
    },
    "summary": "FTRL-Proximal: follows the regularised leader, with weights that are exactly zero where little speaks for them.",
    "formula": "σ       =  (√(squares + g²) - √squares) / η\nsum     <- sum + g - σ w\nsquares <- squares + g²\nw       <- 0 where |sum| ≤ λ₁, else -(sum - λ₁ sign(sum)) / ((β + √squares) / η + λ₂)",
    "remarks": "McMahan et al., 2013, Algorithm 1, https://doi.org/10.1145/2487575.2488200, with its β; Keras and pytorch_optimizer have β = 0. Made for online learning of linear models with sparse data. Weights follow from the sums alone: what they begin with is soon forgotten.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { ftrl } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0, 0]))\nconst optimizer = optimize({ w }, ftrl({ learningRate: 1, l1: 2 }))\noptimizer.step(() => w.mul(tensor([4, 1])).sum())\nconsole.log(max(abs(w.sub(tensor([-0.4, 0])))).item() < 1e-6) // true",
    "paper": {
      "citation": "McMahan et al., 2013, Algorithm 1, https://doi.org/10.1145/2487575.2488200, with its β; Keras and pytorch_optimizer have β = 0",
      "year": 2013,
      "url": "https://doi.org/10.1145/2487575.2488200"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of the first steps, times (1 + β / |g|).",
          "pt": "Tamanho dos primeiros passos, vezes (1 + β / |g|)."
        }
      },
      {
        "name": "beta",
        "symbol": "β",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Makes the first steps smaller.",
          "pt": "Torna menores os primeiros passos."
        }
      },
      {
        "name": "l1",
        "symbol": "λ₁",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Strength of the L1 penalty, which makes weights zero.",
          "pt": "Força da penalidade L1, que zera pesos."
        }
      },
      {
        "name": "l2",
        "symbol": "λ₂",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Strength of the L2 penalty, ½ λ₂ w².",
          "pt": "Força da penalidade L2, ½ λ₂ w²."
        }
      }
    ],
    "presets": {
      "keras": {
        "beta": 0
      }
    },
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "gradientDescent",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/gradient-descent.ts",
    "text": {
      "en": "A step against the gradient.",
      "pt": "Um passo contra o gradiente."
    },
    "summary": "Gradient descent: a step against the gradient.",
    "formula": "change = -η g",
    "remarks": "Robbins and Monro, 1951, A stochastic approximation method, https://doi.org/10.1214/aoms/1177729586, with the gradient of a mini-batch as the noisy measurement. Nothing is remembered between steps. Same default as PyTorch's `SGD`; Keras has 0.01, Optax and MLX have none.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, gradientDescent({ learningRate: 0.25 }))\nw.square().sum().backward()\noptimizer.step()\nconsole.log(w.item()) // 2",
    "paper": {
      "citation": "Robbins and Monro, 1951, A stochastic approximation method, https://doi.org/10.1214/aoms/1177729586, with the gradient of a mini-batch as the noisy measurement",
      "year": 1951,
      "url": "https://doi.org/10.1214/aoms/1177729586"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      }
    ],
    "presets": {
      "keras": {
        "learningRate": 0.01
      }
    },
    "needs": [],
    "statePerElement": 0,
    "tier": "core"
  },
  {
    "name": "lamb",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/lamb.ts",
    "text": {
      "en": "AdamW with steps as long as the weights, for very large batches.",
      "pt": "AdamW com passos do comprimento dos pesos, para lotes muito grandes."
    },
    "summary": "LAMB: AdamW whose steps are as long as the weights of each parameter, for very large batches.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nstep     =  (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε) + λ w\nchange   =  -η ‖w‖ / ‖step‖ step      (-η step where a norm is 0)",
    "remarks": "You et al., 2020, Algorithm 2 with φ(z) = z, https://arxiv.org/abs/1904.00962. Norms are over a parameter, which stands for a layer. Defaults of Optax and Keras; NVIDIA's code clips the gradient of the whole model at 1 before, which is `chain(clipByGlobalNorm(), lamb())` here.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { lamb } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, lamb({ learningRate: 0.25 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 3",
    "paper": {
      "citation": "You et al., 2020, Algorithm 2 with φ(z) = z, https://arxiv.org/abs/1904.00962",
      "year": 2020,
      "url": "https://arxiv.org/abs/1904.00962"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Length of a step, as a share of the length of the weights.",
          "pt": "Comprimento do passo, como parcela do comprimento dos pesos."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0.000001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How much of the weights is added to the direction of a step.",
          "pt": "Quanto dos pesos se soma à direção do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "laprop",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/laprop.ts",
    "text": {
      "en": "Momentum of gradients that are divided by their size.",
      "pt": "Momento de gradientes já divididos pelo seu tamanho."
    },
    "summary": "LaProp: divides gradients by their size first, and takes the momentum of that.",
    "formula": "variance <- β₂ variance + (1 - β₂) g²\nstep     =  g / (√(variance / (1 - β₂ᵗ)) + ε)\nmean     <- β₁ mean + (1 - β₁) step\nchange   =  -η mean / (1 - β₁ᵗ)",
    "remarks": "Ziyin, Wang and Ueda, 2020, https://arxiv.org/abs/2002.04839, with the defaults of the authors' code. There the learning rate stands inside the mean, so that a schedule acts later; with a constant one the two are the same. pytorch_optimizer divides ε by √(1 - β₂ᵗ) too, and decays weights after the step.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { laprop } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, laprop({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Ziyin, Wang and Ueda, 2020, https://arxiv.org/abs/2002.04839, with the defaults of the authors' code",
      "year": 2020,
      "url": "https://arxiv.org/abs/2002.04839"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0004,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of steps.",
          "pt": "Decaimento da média móvel dos passos."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-15,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "lars",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/lars.ts",
    "text": {
      "en": "Momentum with steps as long as the weights, for large batches.",
      "pt": "Momento com passos do comprimento dos pesos, para lotes grandes."
    },
    "summary": "LARS: momentum with a step for each parameter that is a fixed share of the length of its weights.",
    "formula": "trust    =  κ ‖w‖ / (‖g‖ + λ ‖w‖)      (1 where ‖w‖ or ‖g‖ is 0)\nvelocity <- μ velocity + η trust (g + λ w)\nchange   =  -velocity",
    "remarks": "You, Gitman and Ginsburg, 2017, Algorithm 1, https://arxiv.org/abs/1708.03888, which calls κ η and η γ. Norms are over a parameter, which stands for a layer. Optax divides by ‖g + λ w‖ instead. Biases and scales are commonly left to plain momentum: `partition({ layers: lars(), others: momentum() }, ({ role }) => (role === 'weight' ? 'layers' : 'others'))`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { lars } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, 4]))\nconst optimizer = optimize({ w }, lars({ learningRate: 1, trustCoefficient: 0.5, momentum: 0 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [1.5, 2]",
    "paper": {
      "citation": "You, Gitman and Ginsburg, 2017, Algorithm 1, https://arxiv.org/abs/1708.03888, which calls κ η and η γ",
      "year": 2017,
      "url": "https://arxiv.org/abs/1708.03888"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "μ",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the velocity that lasts from step to step.",
          "pt": "Parcela da velocidade que dura de um passo ao outro."
        }
      },
      {
        "name": "trustCoefficient",
        "symbol": "κ",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Length of a step at learning rate 1, as a share of the length of the weights.",
          "pt": "Comprimento do passo com taxa 1, como parcela do comprimento dos pesos."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How much of the weights is added to the gradient.",
          "pt": "Quanto dos pesos se soma ao gradiente."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "lbfgs",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/lbfgs.ts",
    "text": {
      "en": "Newton directions from a few gradients, with a line search.",
      "pt": "Direções de Newton a partir de poucos gradientes, com busca linear."
    },
    "summary": "L-BFGS: Newton's direction from the last few gradients, and a line search along it. For smooth losses without noise.",
    "formula": "y         =  g - g before,  s = last step      (remembered where yᵀs > 1e-10)\ndirection =  -H g,  H from the last m pairs, on γ I with γ = yᵀs / yᵀy      (two loops)\nsize      =  where the strong Wolfe conditions hold, searched from η on      (at first from min(1, 1 / ‖g‖₁) η)\nw         <- w + size · direction,  up to n times in one update",
    "remarks": "Nocedal and Wright, 2006, Numerical Optimization, Algorithms 7.4 and 7.5, with the first size, the stopping rules and the numbers of PyTorch's `LBFGS(line_search_fn='strong_wolfe')`, whose history is 100. `looks: 0` is PyTorch without a search: every size is η. One vector holds all parameters, which need the same type. An update reads numbers on the way and cannot be captured.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { lbfgs } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, -4]))\nconst optimizer = optimize({ w }, lbfgs())\noptimizer.step(() => w.sub(tensor([1, 2])).square().sum())\nconsole.log(w.data().map(Math.round)) // Float32Array(2) [1, 2]",
    "paper": {
      "citation": "Nocedal and Wright, 2006, Numerical Optimization, Algorithms 7.4 and 7.5, with the first size, the stopping rules and the numbers of PyTorch's `LBFGS(line_search_fn='strong_wolfe')`, whose history is 100",
      "year": 2006,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "The first size to try, in units of the direction.",
          "pt": "O primeiro tamanho a provar, em unidades da direção."
        }
      },
      {
        "name": "iterations",
        "symbol": "n",
        "default": 20,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Most steps in one update.",
          "pt": "Máximo de passos em uma atualização."
        }
      },
      {
        "name": "looks",
        "symbol": null,
        "default": 25,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Most looks at the loss in one search; 0 for steps of a fixed size.",
          "pt": "Máximo de avaliações da perda em uma busca; 0 para passos de tamanho fixo."
        }
      },
      {
        "name": "history",
        "symbol": "m",
        "default": 10,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Pairs to remember.",
          "pt": "Pares a lembrar."
        }
      },
      {
        "name": "gradientTolerance",
        "symbol": null,
        "default": 1e-7,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest slope at which the update ends.",
          "pt": "Maior inclinação em que a atualização termina."
        }
      },
      {
        "name": "changeTolerance",
        "symbol": null,
        "default": 1e-9,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Change of the loss or of the weights at which the update ends.",
          "pt": "Mudança da perda ou dos pesos em que a atualização termina."
        }
      }
    ],
    "presets": {},
    "needs": [
      "loss",
      "evaluate",
      "read"
    ],
    "statePerElement": 22,
    "tier": "core"
  },
  {
    "name": "lion",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/lion.ts",
    "text": {
      "en": "Steps of one size, by the sign of a momentum.",
      "pt": "Passos de um só tamanho, pelo sinal de um momento."
    },
    "summary": "Lion: steps of one size, by the sign of a momentum.",
    "formula": "direction = sign(β₁ mean + (1 - β₁) g)\nchange    = -η (direction + λ w)\nmean      <- β₂ mean + (1 - β₂) g",
    "remarks": "Chen et al., 2023, Algorithm 2, https://arxiv.org/abs/2302.06675. Defaults of the authors' code. One number is kept for each weight, half of what Adam keeps. Against AdamW the paper wants η 3 to 10 times smaller and λ as much larger. Keras has η = 0.001, Optax λ = 0.001.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { lion } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4, -100]))\nconst optimizer = optimize({ w }, lion({ learningRate: 0.25, weightDecay: 1 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [2.75, -74.75]",
    "paper": {
      "citation": "Chen et al., 2023, Algorithm 2, https://arxiv.org/abs/2302.06675",
      "year": 2023,
      "url": "https://arxiv.org/abs/2302.06675"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the momentum in the direction of a step.",
          "pt": "Parcela do momento na direção do passo."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the momentum.",
          "pt": "Decaimento do momento."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {
      "keras": {
        "learningRate": 0.001
      },
      "optax": {
        "weightDecay": 0.001
      }
    },
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "madgrad",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/madgrad.ts",
    "text": {
      "en": "Adagrad by dual averaging, with a cube root and momentum.",
      "pt": "Adagrad por média dual, com raiz cúbica e momento."
    },
    "summary": "MADGRAD: Adagrad by dual averaging, with a cube root and momentum.",
    "formula": "rate    =  η √t\nsum     <- sum + rate g\nsquares <- squares + rate g²\nz       =  start - sum / (∛squares + ε)\nw       <- μ w + (1 - μ) z",
    "remarks": "Defazio and Jelassi, 2021, Algorithm 1, https://arxiv.org/abs/2101.11075, with its c = 1 - μ and its η. The authors' code adds ε to η. Steps are counted from where the weights started: less weight decay than elsewhere, often none, and another η.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { madgrad } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, madgrad({ learningRate: 0.125, momentum: 0, epsilon: 0 }))\noptimizer.step(() => w.mul(tensor([8, -1])).sum())\nconsole.log(w.toArray()) // [0.5, -99.75]",
    "paper": {
      "citation": "Defazio and Jelassi, 2021, Algorithm 1, https://arxiv.org/abs/2101.11075, with its c = 1 - μ and its η",
      "year": 2021,
      "url": "https://arxiv.org/abs/2101.11075"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "μ",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the weights that lasts a step.",
          "pt": "Parcela dos pesos que dura um passo."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0.000001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "momentum",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/momentum.ts",
    "text": {
      "en": "Gradient descent with a velocity: steps add up where gradients agree.",
      "pt": "Descida do gradiente com velocidade: os passos se somam onde os gradientes concordam."
    },
    "summary": "Gradient descent with momentum (heavy ball): steps add up where gradients agree.",
    "formula": "velocity <- μ velocity + (1 - τ) g      (on the first step: velocity <- g)\nchange   =  -η velocity",
    "remarks": "Polyak, 1964, https://doi.org/10.1016/0041-5553(64)90137-5; Sutskever et al., 2013, section 2, equations 1 and 2, https://proceedings.mlr.press/v28/sutskever13.html. As in PyTorch the learning rate stands outside the velocity, so that a schedule acts at once, and the first step ignores the dampening τ. In the paper, Keras and TensorFlow it stands inside; with a constant rate and τ = 0 the two are the same.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { momentum } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, momentum({ learningRate: 0.5, momentum: 0.5 }))\nfor (let i = 0; i < 2; i++) optimizer.step(() => w.sum())\nconsole.log(w.item()) // -0.25",
    "paper": {
      "citation": "Polyak, 1964, https://doi.org/10.1016/0041-5553(64)90137-5; Sutskever et al., 2013, section 2, equations 1 and 2, https://proceedings.mlr.press/v28/sutskever13.html",
      "year": 1964,
      "url": "https://doi.org/10.1016/0041-5553(64)90137-5"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "μ",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the velocity that lasts a step.",
          "pt": "Parcela da velocidade que dura um passo."
        }
      },
      {
        "name": "dampening",
        "symbol": "τ",
        "default": 0,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of each new gradient that is left out.",
          "pt": "Parcela de cada novo gradiente que é descartada."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "momo",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/momo.ts",
    "text": {
      "en": "Momentum whose steps a model of the loss decides.",
      "pt": "Momento cujos passos um modelo da perda decide."
    },
    "summary": "MoMo: momentum whose steps a model of the loss decides.",
    "formula": "mean    <- β mean + (1 - β) g\nloss    <- β loss + (1 - β) f\nproduct <- β product + (1 - β) ⟨g, w⟩      (on the first step: mean = g, loss = f, product = ⟨g, w⟩)\nh       =  loss + ⟨mean, w⟩ - product\nchange  =  -min(η, max(0, h - f*) / ‖mean‖²) mean",
    "remarks": "Schaipp et al., 2023, Algorithm 1, https://arxiv.org/abs/2305.07583. f is the loss, f* the lowest that it can be; η bounds the step and may be large. Norms and products are over all parameters. Defaults of the authors' code.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { momo } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, momo())\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 2",
    "paper": {
      "citation": "Schaipp et al., 2023, Algorithm 1, https://arxiv.org/abs/2305.07583",
      "year": 2023,
      "url": "https://arxiv.org/abs/2305.07583"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest step.",
          "pt": "Maior passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running means.",
          "pt": "Decaimento das médias móveis."
        }
      },
      {
        "name": "lowest",
        "symbol": "f*",
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Smallest value that the loss can have.",
          "pt": "Menor valor que a perda pode ter."
        }
      }
    ],
    "presets": {},
    "needs": [
      "loss"
    ],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "momoAdam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/momo-adam.ts",
    "text": {
      "en": "Adam whose steps a model of the loss decides.",
      "pt": "Adam cujos passos um modelo da perda decide."
    },
    "summary": "MoMo-Adam: Adam whose steps a model of the loss decides.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nloss     <- β₁ loss + (1 - β₁) f\nproduct  <- β₁ product + (1 - β₁) ⟨g, w⟩\nD        =  √(variance / (1 - β₂ᵗ)) + ε\nh        =  loss + ⟨mean, w⟩ - product\nchange   =  -min(η / (1 - β₁ᵗ), max(0, h - (1 - β₁ᵗ) f*) / ⟨mean, mean / D⟩) mean / D",
    "remarks": "Schaipp et al., 2023, Algorithm 3 without weight decay, https://arxiv.org/abs/2305.07583. f is the loss, f* the lowest that it can be; η bounds the step and may be large. Products are over all parameters. Defaults of the authors' code.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { momoAdam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, momoAdam({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 3.5",
    "paper": {
      "citation": "Schaipp et al., 2023, Algorithm 3 without weight decay, https://arxiv.org/abs/2305.07583",
      "year": 2023,
      "url": "https://arxiv.org/abs/2305.07583"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest size of a step.",
          "pt": "Maior tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running means of gradients and losses.",
          "pt": "Decaimento das médias móveis de gradientes e perdas."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "lowest",
        "symbol": "f*",
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Smallest value that the loss can have.",
          "pt": "Menor valor que a perda pode ter."
        }
      }
    ],
    "presets": {},
    "needs": [
      "loss"
    ],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "muon",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/muon.ts",
    "text": {
      "en": "Orthogonal steps for matrices, AdamW for everything else.",
      "pt": "Passos ortogonais para matrizes, AdamW para o resto."
    },
    "summary": "Muon: orthogonal momentum for the matrices of a model, beside AdamW for all its other parameters.",
    "formula": "",
    "remarks": "The options are those of `orthogonalMomentum`, where the formula stands; `matrices.learningRate` and `others.learningRate` tell the two apart later. Jordan et al., 2024, https://kellerjordan.github.io/posts/muon, which leaves embeddings, the last layer and all vectors to AdamW: the last layer has to be named, as in `isMatrix: ({ name, role }) => role === 'weight' && name !== '4.weight'`. The defaults of the auxiliary AdamW are the author's, those of the matrices PyTorch's; `muon(orthogonalMomentum.presets.kellerJordan)` has the author's for both.",
    "example": "import { optimize, parameter, settingsOf, zeros } from '@chainrule/autograd'\nimport { adamw, muon } from '@chainrule/optimizers'\n\nconst model = { weight: parameter(zeros([4, 4])), bias: parameter(zeros([4]), { role: 'bias' }) }\nconst optimizer = optimize(model, muon({ learningRate: 0.02 }, { others: adamw({ learningRate: 1e-3 }) }))\noptimizer.step(() => model.weight.sum().add(model.bias.sum()))\nconsole.log(settingsOf(optimizer).get('matrices.learningRate'), settingsOf(optimizer).get('others.learningRate')) // 0.02 0.001",
    "paper": {
      "citation": "Jordan et al., 2024, https://kellerjordan.github.io/posts/muon, which leaves embeddings, the last layer and all vectors to AdamW: the last layer has to be named, as in `isMatrix: ({ name, role }) => role === 'weight' && name !== '4.weight'`",
      "year": 2024,
      "url": "https://kellerjordan.github.io/posts/muon"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "nadam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/nadam.ts",
    "text": {
      "en": "Adam with a momentum that looks ahead.",
      "pt": "Adam com um momento que olha adiante."
    },
    "summary": "NAdam: Adam with a momentum that looks ahead, as Nesterov's does.",
    "formula": "μₜ       =  β₁ (1 - ½ 0.96^(t ψ))\nproduct  <- product μₜ\nmean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nahead    =  (1 - μₜ) g / (1 - product) + μₜ₊₁ mean / (1 - product μₜ₊₁)\nchange   =  -η ahead / (√(variance / (1 - β₂ᵗ)) + ε)",
    "remarks": "Dozat, 2016, Incorporating Nesterov momentum into Adam, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ. Same defaults and warm-up of the momentum as PyTorch; Keras has η = 0.001, and Optax no warm-up. `chain(nadam(), decayWeights())` is NAdamW: PyTorch's `decoupled_weight_decay`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { nadam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, nadam({ learningRate: 0.5, beta1: 0 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Dozat, 2016, Incorporating Nesterov momentum into Adam, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
      "year": 2016,
      "url": "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.002,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "momentumDecay",
        "symbol": "ψ",
        "default": 0.004,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How fast the momentum grows from β₁ / 2 to β₁.",
          "pt": "Quão rápido o momento cresce de β₁ / 2 até β₁."
        }
      }
    ],
    "presets": {
      "keras": {
        "learningRate": 0.001,
        "epsilon": 1e-7
      }
    },
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "nesterov",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/nesterov.ts",
    "text": {
      "en": "Momentum that looks ahead to where the velocity leads.",
      "pt": "Momento que olha adiante, para onde a velocidade leva."
    },
    "summary": "Nesterov momentum: the step looks ahead to where the velocity leads.",
    "formula": "velocity <- μ velocity + g\nchange   =  -η (g + μ velocity)",
    "remarks": "Nesterov, 1983; Sutskever et al., 2013, section 2, equations 3 and 4, https://proceedings.mlr.press/v28/sutskever13.html, written for the point that the paper calls θ + μv, where the gradient is taken, so that no second evaluation is needed (Bengio et al., 2013, section 3.5, https://arxiv.org/abs/1212.0901). As in PyTorch the learning rate stands outside the velocity.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { nesterov } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, nesterov({ learningRate: 0.5, momentum: 0.5 }))\noptimizer.step(() => w.sum())\nconsole.log(w.item()) // 0.25",
    "paper": {
      "citation": "Nesterov, 1983; Sutskever et al., 2013, section 2, equations 3 and 4, https://proceedings.mlr.press/v28/sutskever13.html, written for the point that the paper calls θ + μv, where the gradient is taken, so that no second evaluation is needed (Bengio et al., 2013, section 3.5, https://arxiv.org/abs/1212.0901)",
      "year": 1983,
      "url": "https://proceedings.mlr.press/v28/sutskever13.html"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "μ",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the velocity that lasts a step.",
          "pt": "Parcela da velocidade que dura um passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "newton",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/newton.ts",
    "text": {
      "en": "To the bottom of the parabola that fits here.",
      "pt": "Ao fundo da parábola que se ajusta aqui."
    },
    "summary": "Newton's method: to the bottom of the parabola that fits the loss here. For few parameters, exact gradients, and near a minimum.",
    "formula": "change = -η (H + λ I)⁻¹ g",
    "remarks": "Nocedal and Wright, 2006, Numerical Optimization, section 3.3; the damping λ is Levenberg's, 1944. The Hessian is worked out row by row, one Hessian-vector product for each weight, and solved as a whole: n³ work for n weights. It goes uphill where the curvature is negative; enough λ prevents that.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { newton } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, -4]))\noptimize({ w }, newton()).step(() => w.mul(tensor([1, 2])).sub(2).square().sum())\nconsole.log(w.toArray()) // [2, 1]",
    "paper": {
      "citation": "Nocedal and Wright, 2006, Numerical Optimization, section 3.3; the damping λ is Levenberg's, 1944",
      "year": 2006,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of the way to the bottom.",
          "pt": "Parcela do caminho até o fundo."
        }
      },
      {
        "name": "damping",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to all curvatures.",
          "pt": "Somado a todas as curvaturas."
        }
      }
    ],
    "presets": {},
    "needs": [
      "hvp"
    ],
    "statePerElement": 0,
    "tier": "core"
  },
  {
    "name": "noisySgd",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/noisy-sgd.ts",
    "text": {
      "en": "Gradient descent with noise that dies down.",
      "pt": "Descida do gradiente com ruído que se extingue."
    },
    "summary": "Gradient descent with noise on the gradient, which dies down.",
    "formula": "change = -η (g + ξ),  ξ normal with variance σ² / t^γ",
    "remarks": "Neelakantan et al., 2015, section 3, equation 1, https://arxiv.org/abs/1511.06807, where t counts from 0 and the variance is σ² / (1 + t)^γ: the same. γ is that of the paper, σ² the smallest of its three, both as in Optax's `noisy_sgd`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { noisySgd } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, noisySgd({ learningRate: 0.25, variance: 0.01 }), { seed: 1 })\noptimizer.step(() => w.square().sum())\nconsole.log(w.item() !== 2, Math.abs(w.item() - 2) < 0.2) // true true",
    "paper": {
      "citation": "Neelakantan et al., 2015, section 3, equation 1, https://arxiv.org/abs/1511.06807, where t counts from 0 and the variance is σ² / (1 + t)^γ: the same",
      "year": 2015,
      "url": "https://arxiv.org/abs/1511.06807"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "variance",
        "symbol": "σ²",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Variance of the noise on the first step.",
          "pt": "Variância do ruído no primeiro passo."
        }
      },
      {
        "name": "power",
        "symbol": "γ",
        "default": 0.55,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How steeply the variance falls.",
          "pt": "Quão íngreme é a queda da variância."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 0,
    "tier": "core"
  },
  {
    "name": "novograd",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/novograd.ts",
    "text": {
      "en": "Gradients divided by the norm of their layer, then momentum.",
      "pt": "Gradientes divididos pela norma da sua camada, depois momento."
    },
    "summary": "NovoGrad: gradients divided by their norm, one for each layer, then momentum.",
    "formula": "variance <- β₂ variance + (1 - β₂) ‖g‖²                             (on the first step: ‖g‖²)\nmean     <- β₁ mean + (1 - τ) (g / (√variance + ε) + λ w)            (on the first step: τ = 0)\nchange   =  -η mean",
    "remarks": "Ginsburg et al., 2019, Algorithm 1, https://arxiv.org/abs/1905.11286, with its β; a layer is a parameter. There is no bias correction and no dampening τ in the paper; the `grad_averaging` of its code is `dampening: beta1`. Optax has β₁ = 0.9 and β₂ = 0.25. Only one number is kept for the variance of a whole parameter.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { novograd } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, 4]))\nconst optimizer = optimize({ w }, novograd({ learningRate: 1 }))\noptimizer.step(() => w.square().sum())\nconsole.log(max(abs(w.sub(tensor([2.4, 3.2])))).item() < 1e-6) // true",
    "paper": {
      "citation": "Ginsburg et al., 2019, Algorithm 1, https://arxiv.org/abs/1905.11286, with its β; a layer is a parameter",
      "year": 2019,
      "url": "https://arxiv.org/abs/1905.11286"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.95,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the momentum.",
          "pt": "Decaimento do momento."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.98,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared norms.",
          "pt": "Decaimento da média móvel das normas ao quadrado."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "dampening",
        "symbol": "τ",
        "default": 0,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of each new gradient that is left out.",
          "pt": "Parcela de cada novo gradiente que é descartada."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of each weight that enters the momentum.",
          "pt": "Parcela de cada peso que entra no momento."
        }
      }
    ],
    "presets": {
      "optax": {
        "beta1": 0.9,
        "beta2": 0.25,
        "epsilon": 0.000001
      }
    },
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "optimisticAdam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/optimistic-adam.ts",
    "text": {
      "en": "Adam that expects its step to go on changing.",
      "pt": "Adam que espera que o seu passo continue a mudar."
    },
    "summary": "Optimistic Adam: expects Adam's step to go on changing as it just did.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nstep     =  (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)\nchange   =  -η (step + α (step - previous))      (on the first step: -η step)\nprevious <- step",
    "remarks": "For games such as GANs. Daskalakis et al., 2018, Algorithm 1, https://arxiv.org/abs/1711.00141, where α = 1. Optax's `optimistic_adam_v2` is the same with `nesterov=False`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { optimisticAdam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, optimisticAdam({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Daskalakis et al., 2018, Algorithm 1, https://arxiv.org/abs/1711.00141, where α = 1",
      "year": 2018,
      "url": "https://arxiv.org/abs/1711.00141"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "optimism",
        "symbol": "α",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the last change of the step that is expected again.",
          "pt": "Parcela da última mudança do passo que se espera de novo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 3,
    "tier": "core"
  },
  {
    "name": "optimisticGradientDescent",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/optimistic-gradient-descent.ts",
    "text": {
      "en": "Expects the gradient to go on changing.",
      "pt": "Espera que o gradiente continue a mudar."
    },
    "summary": "Optimistic gradient descent: expects the gradient to go on changing as it just did.",
    "formula": "change   =  -η (g + α (g - previous))      (on the first step: -η g)\nprevious <- g",
    "remarks": "For games, where plain descent of both players circles around the solution: Daskalakis et al., 2018, https://arxiv.org/abs/1711.00141, where α = 1: -2 η g + η previous. The same as Optax's with its `beta` as α.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { optimisticGradientDescent } from '@chainrule/optimizers'\n\n// min over x, max over y of x y: both gradients in one loss.\nconst game = { x: parameter(tensor([1])), y: parameter(tensor([1])) }\nconst optimizer = optimize(game, optimisticGradientDescent({ learningRate: 0.3 }))\nconst turn = () => game.x.mul(game.y.detach()).sub(game.y.mul(game.x.detach())).sum()\nfor (let i = 0; i < 200; i++) optimizer.step(turn)\nconsole.log(Math.hypot(game.x.item(), game.y.item()) < 1e-3) // true",
    "paper": {
      "citation": "For games, where plain descent of both players circles around the solution: Daskalakis et al., 2018, https://arxiv.org/abs/1711.00141, where α = 1: -2 η g + η previous",
      "year": 2018,
      "url": "https://arxiv.org/abs/1711.00141"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "optimism",
        "symbol": "α",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the last change of the gradient that is expected again.",
          "pt": "Parcela da última mudança do gradiente que se espera de novo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "orthogonalMomentum",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/orthogonal-momentum.ts",
    "text": {
      "en": "Momentum for matrices with nearly orthogonal steps.",
      "pt": "Momento para matrizes com passos quase ortogonais."
    },
    "summary": "The rule of Muon for matrices: momentum whose steps are made nearly orthogonal, so that all directions move alike.",
    "formula": "velocity <- μ velocity + (1 - μ) g\nahead    =  velocity + ν (1 - μ) (g - velocity)\nX        <- ahead / ‖ahead‖, then n times X <- a X + (b X Xᵀ + c (X Xᵀ)²) X\nchange   =  -η (κ √max(rows, columns) / columnsᵖ X + λ w)",
    "remarks": "(a, b, c) = (3.4445, -4.775, 2.0315), which brings singular values to between 0.7 and 1.2. Jordan et al., 2024, https://kellerjordan.github.io/posts/muon. By default steps are √max(1, rows / columns) long (κ = 1, p = ½), as in PyTorch and with its numbers; `presets.matchAdamw` makes them as large as those of AdamW (κ = 0.2, p = 0; Liu et al., 2025, equation 4, https://arxiv.org/abs/2502.16982), `presets.kellerJordan` has the numbers of the author. Of higher ranks, all axes but the first are columns. The iteration runs in the type of the parameter, not in bfloat16. `muon` puts AdamW beside it for all other parameters.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { orthogonalMomentum } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([[1, 0], [0, 1]]))\nconst optimizer = optimize({ w }, orthogonalMomentum({ learningRate: 0.1, weightDecay: 0 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.data().map((x) => Math.round(10 * x))) // Float32Array(4) [9, 0, 0, 9]",
    "paper": {
      "citation": "Jordan et al., 2024, https://kellerjordan.github.io/posts/muon",
      "year": 2024,
      "url": "https://kellerjordan.github.io/posts/muon"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "μ",
        "default": 0.95,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the velocity that lasts from step to step.",
          "pt": "Parcela da velocidade que dura de um passo ao outro."
        }
      },
      {
        "name": "lookAhead",
        "symbol": "ν",
        "default": 1,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the look ahead of Nesterov.",
          "pt": "Parcela do olhar adiante de Nesterov."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "iterations",
        "symbol": "n",
        "default": 5,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Newton-Schulz iterations.",
          "pt": "Iterações de Newton-Schulz."
        }
      },
      {
        "name": "scale",
        "symbol": "κ",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Factor of a step.",
          "pt": "Fator do passo."
        }
      },
      {
        "name": "columnPower",
        "symbol": "p",
        "default": 0.5,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much smaller steps are where there are many columns.",
          "pt": "Quanto menores são os passos onde há muitas colunas."
        }
      }
    ],
    "presets": {
      "kellerJordan": {
        "learningRate": 0.02,
        "weightDecay": 0
      },
      "matchAdamw": {
        "scale": 0.2,
        "columnPower": 0
      }
    },
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "polyakStep",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/polyak-step.ts",
    "text": {
      "en": "Gradient descent whose steps the loss decides.",
      "pt": "Descida do gradiente cujos passos a perda decide."
    },
    "summary": "Gradient descent with Polyak's step, which the loss itself decides.",
    "formula": "step   = min((loss - lowest) / (c ‖g‖²), η)      (0 where ‖g‖ is)\nchange = -step g",
    "remarks": "`‖g‖²` is over all parameters. Polyak, 1987, Introduction to optimization, section 5.3, where c = 1; Loizou et al., 2021, SPSmax in section 3, https://arxiv.org/abs/2002.10542, which wants c ≥ ½. The paper's `lowest` is that of the mini-batch, often 0. As in Optax's `polyak_sgd(variant='sps+')`, a loss below `lowest` makes no step.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { polyakStep } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, polyakStep())\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 2",
    "paper": {
      "citation": "Polyak, 1987, Introduction to optimization, section 5.3, where c = 1; Loizou et al., 2021, SPSmax in section 3, https://arxiv.org/abs/2002.10542, which wants c ≥ ½",
      "year": 1987,
      "url": "https://arxiv.org/abs/2002.10542"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest step.",
          "pt": "Maior passo."
        }
      },
      {
        "name": "lowest",
        "symbol": "f*",
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Smallest value that the loss can have.",
          "pt": "Menor valor que a perda pode ter."
        }
      },
      {
        "name": "caution",
        "symbol": "c",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Divides every step.",
          "pt": "Divide todos os passos."
        }
      }
    ],
    "presets": {},
    "needs": [
      "loss"
    ],
    "statePerElement": 0,
    "tier": "core"
  },
  {
    "name": "prodigy",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/prodigy.ts",
    "text": {
      "en": "Adam that finds its learning rate by itself.",
      "pt": "Adam que encontra sozinho a sua taxa de aprendizado."
    },
    "summary": "Prodigy: Adam that finds its learning rate, by an estimate of how far the weights have to go.",
    "formula": "mean      <- β₁ mean + (1 - β₁) d g\nvariance  <- β₂ variance + (1 - β₂) d² g²\nnumerator <- √β₂ numerator + η d² / d₀ ⟨g, start - w⟩\nslope     <- √β₂ slope + η d² / d₀ g\ndistance  <- max(d, c numerator / ‖slope‖₁)\nchange    =  -η d (mean / (√variance + ε distance) + λ w),  d being the distance before",
    "remarks": "Products and norms are over all parameters, which share one distance. Mishchenko and Defazio, 2023, Algorithm 4, https://arxiv.org/abs/2306.06101, in the form of the authors' code (√β₂ as their β₃, division by d₀) with its defaults. η stays at 1, or is a schedule that starts there. Their bias correction is the schedule `η √(1 - β₂ᵗ) / (1 - β₁ᵗ)`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { prodigy } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, prodigy())\nfor (let i = 0; i < 200; i++) optimizer.step(() => w.square().sum())\nconsole.log(Math.abs(w.item()) < 0.5) // true",
    "paper": {
      "citation": "Mishchenko and Defazio, 2023, Algorithm 4, https://arxiv.org/abs/2306.06101, in the form of the authors' code (√β₂ as their β₃, division by d₀) with its defaults",
      "year": 2023,
      "url": "https://arxiv.org/abs/2306.06101"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step, as a share of the size that it finds.",
          "pt": "Tamanho do passo, como parcela do tamanho que ele encontra."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "caution",
        "symbol": "c",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Multiplies estimates of the distance.",
          "pt": "Multiplica as estimativas da distância."
        }
      },
      {
        "name": "initialDistance",
        "symbol": "d₀",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "First estimate of the distance, less than it is.",
          "pt": "Primeira estimativa da distância, menor que ela."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 4,
    "tier": "core"
  },
  {
    "name": "qhadam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/qhadam.ts",
    "text": {
      "en": "Adam with weighted means of the gradient and the running moments.",
      "pt": "Adam com médias ponderadas do gradiente e dos momentos."
    },
    "summary": "QHAdam: Adam whose moments are weighted means of the present gradient and the running ones.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nahead    =  (1 - ν₁) g + ν₁ mean / (1 - β₁ᵗ)\nsize     =  (1 - ν₂) g² + ν₂ variance / (1 - β₂ᵗ)\nchange   =  -η ahead / (√size + ε)",
    "remarks": "Ma and Yarats, 2019, https://arxiv.org/abs/1810.06801, with the β₁ and ν that the authors recommend. ν₁ = ν₂ = 1 is Adam.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { qhadam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, qhadam({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Ma and Yarats, 2019, https://arxiv.org/abs/1810.06801, with the β₁ and ν that the authors recommend",
      "year": 2019,
      "url": "https://arxiv.org/abs/1810.06801"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.995,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "immediacy1",
        "symbol": "ν₁",
        "default": 0.7,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the running mean; the rest is the gradient.",
          "pt": "Parcela da média móvel; o resto é o gradiente."
        }
      },
      {
        "name": "immediacy2",
        "symbol": "ν₂",
        "default": 1,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the running mean of squares; the rest is the squared gradient.",
          "pt": "Parcela da média móvel dos quadrados; o resto é o quadrado do gradiente."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "qhm",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/qhm.ts",
    "text": {
      "en": "A weighted mean of the gradient and its running mean.",
      "pt": "Uma média ponderada do gradiente e da sua média móvel."
    },
    "summary": "Quasi-hyperbolic momentum: a weighted mean of the gradient and its running mean.",
    "formula": "mean   <- β mean + (1 - β) g\nchange =  -η ((1 - ν) g + ν mean)",
    "remarks": "Ma and Yarats, 2019, https://arxiv.org/abs/1810.06801, with the β and ν that the paper recommends. ν = 1 is momentum with dampening β, ν = β is Nesterov's; against undampened momentum, η is 1 / (1 - β) times larger.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { qhm } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, qhm({ learningRate: 1, momentum: 0.5, immediacy: 0.5 }))\noptimizer.step(() => w.sum())\nconsole.log(w.item()) // 0.25",
    "paper": {
      "citation": "Ma and Yarats, 2019, https://arxiv.org/abs/1810.06801, with the β and ν that the paper recommends",
      "year": 2019,
      "url": "https://arxiv.org/abs/1810.06801"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "β",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "immediacy",
        "symbol": "ν",
        "default": 0.7,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the running mean in a step; the rest is the gradient.",
          "pt": "Parcela da média móvel no passo; o resto é o gradiente."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "radam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/radam.ts",
    "text": {
      "en": "Adam that divides only once it knows the size of the gradients.",
      "pt": "Adam que só divide quando já conhece o tamanho dos gradientes."
    },
    "summary": "RAdam: Adam that waits with dividing until it knows enough about the size of the gradients.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) g²\nρ        =  ρ∞ - 2 t β₂ᵗ / (1 - β₂ᵗ),  ρ∞ = 2 / (1 - β₂) - 1\nρ > 5:      r = √((ρ - 4) (ρ - 2) ρ∞ / ((ρ∞ - 4) (ρ∞ - 2) ρ))\n            change = -η r (mean / (1 - β₁ᵗ)) √(1 - β₂ᵗ) / (√variance + ε)\notherwise:  change = -η mean / (1 - β₁ᵗ)",
    "remarks": "Liu et al., 2020, Algorithm 2, https://arxiv.org/abs/1908.03265. The paper has no ε and divides from ρ > 4 on; the authors' code and PyTorch from ρ > 5 on. Same defaults as PyTorch; its `decoupled_weight_decay` is `chain(radam(), decayWeights())`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { radam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, radam({ learningRate: 0.25 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -50]",
    "paper": {
      "citation": "Liu et al., 2020, Algorithm 2, https://arxiv.org/abs/1908.03265",
      "year": 2020,
      "url": "https://arxiv.org/abs/1908.03265"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "rmsprop",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/rmsprop.ts",
    "text": {
      "en": "Gradients divided by their running size.",
      "pt": "Gradientes divididos pelo seu tamanho médio recente."
    },
    "summary": "RMSprop: gradients divided by their running size.",
    "formula": "meanSquare <- α meanSquare + (1 - α) g²\nchange     =  -η g / (√meanSquare + ε)",
    "remarks": "Tieleman and Hinton, 2012, lecture 6.5 of Neural Networks for Machine Learning. Same defaults as PyTorch. Keras (α = 0.9), Optax (α = 0.9) and TensorFlow.js put ε inside the root. PyTorch's option `centered` is `centeredRmsprop`; its option `momentum` is `chain(divideByRms(), momentum())`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { rmsprop } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, 100]))\nconst optimizer = optimize({ w }, rmsprop({ learningRate: 0.1, decay: 0.96 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, 99.5]",
    "paper": {
      "citation": "Tieleman and Hinton, 2012, lecture 6.5 of Neural Networks for Machine Learning",
      "year": 2012,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "decay",
        "symbol": "α",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {
      "keras": {
        "learningRate": 0.001,
        "decay": 0.9,
        "epsilon": 1e-7
      },
      "optax": {
        "decay": 0.9
      }
    },
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "rprop",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/rprop.ts",
    "text": {
      "en": "Steps that grow while the gradient keeps its sign.",
      "pt": "Passos que crescem enquanto o gradiente mantém o sinal."
    },
    "summary": "Rprop: a step for each weight that grows while the sign of its gradient stays, and shrinks where it turns.",
    "formula": "agreement = sign(g) direction\nstep      <- clamp(step · (η⁺ where agreement > 0, η⁻ where agreement < 0, else 1), smallest, largest)\ndirection <- sign(g)      (0 where agreement < 0)\nchange    =  -direction step",
    "remarks": "Riedmiller and Braun, 1993, https://doi.org/10.1109/ICNN.1993.298623, without its step back where the sign turns: iRprop⁻ of Igel and Hüsken, 2000, as in PyTorch and Optax, with PyTorch's defaults. Only for gradients of the whole data: those of mini-batches turn at random.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { rprop } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, 100]))\nconst optimizer = optimize({ w }, rprop({ initialStep: 0.25, growth: 2 }))\nfor (let i = 0; i < 2; i++) optimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.25, 99.25]",
    "paper": {
      "citation": "Riedmiller and Braun, 1993, https://doi.org/10.1109/ICNN.1993.298623, without its step back where the sign turns: iRprop⁻ of Igel and Hüsken, 2000, as in PyTorch and Optax, with PyTorch's defaults",
      "year": 1993,
      "url": "https://doi.org/10.1109/ICNN.1993.298623"
    },
    "hyperparameters": [
      {
        "name": "initialStep",
        "symbol": "Δ₀",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of the first step.",
          "pt": "Tamanho do primeiro passo."
        }
      },
      {
        "name": "shrinkage",
        "symbol": "η⁻",
        "default": 0.5,
        "range": "(0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Factor of a step where the gradient turns.",
          "pt": "Fator do passo onde o gradiente vira."
        }
      },
      {
        "name": "growth",
        "symbol": "η⁺",
        "default": 1.2,
        "range": "(1, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Factor of a step where the gradient keeps its sign.",
          "pt": "Fator do passo onde o gradiente mantém o sinal."
        }
      },
      {
        "name": "smallestStep",
        "symbol": null,
        "default": 0.000001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "No step becomes smaller.",
          "pt": "Nenhum passo fica menor."
        }
      },
      {
        "name": "largestStep",
        "symbol": null,
        "default": 50,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "No step becomes larger.",
          "pt": "Nenhum passo fica maior."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "scheduleFreeAdamW",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/schedule-free-adamw.ts",
    "text": {
      "en": "AdamW with an average in place of momentum, without a schedule.",
      "pt": "AdamW com uma média em lugar do momento, sem programação."
    },
    "summary": "Schedule-Free AdamW: AdamW with a running average in place of momentum, which needs no falling learning rate.",
    "formula": "variance  <- β₂ variance + (1 - β₂) g²\ndirection =  g / (√(variance / (1 - β₂ᵗ)) + ε) + λ y\nz         <- z - η direction\nc         =  tʳ η̄ᵖ / Σ tʳ η̄ᵖ      (η̄: largest η so far)\nx         <- (1 - c) x + c z\ny         <- (1 - β₁) z + β₁ x",
    "remarks": "The parameters are y, where gradients are taken; x is where the model is measured and saved (`atEvaluationPoint`). Defazio et al., 2024, Algorithm 1, https://arxiv.org/abs/2405.15682. Defaults of the authors' code; its `warmup_steps`, which the paper recommends, is the schedule `warmup(2.5e-3, { steps })`. x is not stored: it is (y - (1 - β₁) z) / β₁.",
    "example": "import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { scheduleFreeAdamW } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, scheduleFreeAdamW({ learningRate: 0.25, beta1: 0.5 }))\nfor (let i = 0; i < 2; i++) optimizer.step(() => w.sum())\nconsole.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // 0.5625 0.625",
    "paper": {
      "citation": "Defazio et al., 2024, Algorithm 1, https://arxiv.org/abs/2405.15682",
      "year": 2024,
      "url": "https://arxiv.org/abs/2405.15682"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0025,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "(0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How near to the average gradients are taken.",
          "pt": "Quão perto da média se tomam os gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "weightPower",
        "symbol": "r",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much more later points weigh in the average.",
          "pt": "Quanto mais pesam os pontos posteriores na média."
        }
      },
      {
        "name": "ratePower",
        "symbol": "p",
        "default": 2,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much less points of the warm-up weigh in the average.",
          "pt": "Quanto menos pesam na média os pontos do aquecimento."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "scheduleFreeRadam",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/schedule-free-radam.ts",
    "text": {
      "en": "Schedule-Free AdamW that warms up by itself.",
      "pt": "AdamW sem programação que se aquece sozinho."
    },
    "summary": "Schedule-Free RAdam: Schedule-Free AdamW that warms up by itself.",
    "formula": "variance  <- β₂ variance + (1 - β₂) g²\nρ         =  ρ∞ - 2 t β₂ᵗ / (1 - β₂ᵗ),  ρ∞ = 2 / (1 - β₂) - 1\nr         =  √((ρ - 4) (ρ - 2) ρ∞ / ((ρ∞ - 4) (ρ∞ - 2) ρ)) where ρ > 4, otherwise 0\ndirection =  g / (√(variance / (1 - β₂ᵗ)) + ε) + λ y\nz         <- z - r η direction\nc         =  t^q η̄ᵖ / Σ t^q η̄ᵖ      (η̄: largest r η so far)\nx         <- (1 - c) x + c z\ny         <- (1 - β₁) z + β₁ x",
    "remarks": "The parameters are y, where gradients are taken; x is where the model is measured and saved (`atEvaluationPoint`). Defazio et al., 2024, Algorithm 1, https://arxiv.org/abs/2405.15682, with the rectification of Liu et al., 2020, Algorithm 2, https://arxiv.org/abs/1908.03265, as in the authors' code with its `silent_sgd_phase` and its defaults: the first few updates, while r is 0, only measure.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { scheduleFreeRadam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, scheduleFreeRadam({ learningRate: 0.25 }))\nfor (let i = 0; i < 4; i++) optimizer.step(() => w.sum())\nconsole.log(w.item()) // 1",
    "paper": {
      "citation": "Defazio et al., 2024, Algorithm 1, https://arxiv.org/abs/2405.15682, with the rectification of Liu et al., 2020, Algorithm 2, https://arxiv.org/abs/1908.03265, as in the authors' code with its `silent_sgd_phase` and its defaults: the first few updates, while r is 0, only measure",
      "year": 2024,
      "url": "https://arxiv.org/abs/2405.15682"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0025,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "(0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How near to the average gradients are taken.",
          "pt": "Quão perto da média se tomam os gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "weightPower",
        "symbol": "q",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much more later points weigh in the average.",
          "pt": "Quanto mais pesam os pontos posteriores na média."
        }
      },
      {
        "name": "ratePower",
        "symbol": "p",
        "default": 2,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much less points of the warm-up weigh in the average.",
          "pt": "Quanto menos pesam na média os pontos do aquecimento."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "scheduleFreeSgd",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/schedule-free-sgd.ts",
    "text": {
      "en": "Gradient descent beside an average, without a schedule.",
      "pt": "Descida do gradiente ao lado de uma média, sem programação."
    },
    "summary": "Schedule-Free SGD: gradient descent beside a running average, which needs no falling learning rate.",
    "formula": "g <- gradient at y + λ y\nz <- z - η g\nc =  tʳ η̄ᵖ / Σ tʳ η̄ᵖ      (η̄: largest η so far)\nx <- (1 - c) x + c z\ny <- (1 - β) z + β x",
    "remarks": "The parameters are y, where gradients are taken; x is where the model is measured and saved (`atEvaluationPoint`). Defazio et al., 2024, equations 2 to 4 and section 4.2, https://arxiv.org/abs/2405.15682. Defaults of the authors' code; its `warmup_steps` is the schedule `warmup(1, { steps })`. x is not stored: it is (y - (1 - β) z) / β.",
    "example": "import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { scheduleFreeSgd } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, scheduleFreeSgd({ learningRate: 0.25, beta1: 0.5 }))\nfor (let i = 0; i < 2; i++) optimizer.step(() => w.sum())\nconsole.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // 0.5625 0.625",
    "paper": {
      "citation": "Defazio et al., 2024, equations 2 to 4 and section 4.2, https://arxiv.org/abs/2405.15682",
      "year": 2024,
      "url": "https://arxiv.org/abs/2405.15682"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β",
        "default": 0.9,
        "range": "(0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How near to the average gradients are taken.",
          "pt": "Quão perto da média se tomam os gradientes."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How much of the weights is added to the gradient.",
          "pt": "Quanto dos pesos se soma ao gradiente."
        }
      },
      {
        "name": "weightPower",
        "symbol": "r",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much more later points weigh in the average.",
          "pt": "Quanto mais pesam os pontos posteriores na média."
        }
      },
      {
        "name": "ratePower",
        "symbol": "p",
        "default": 2,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much less points of the warm-up weigh in the average.",
          "pt": "Quanto menos pesam na média os pontos do aquecimento."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "sgld",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/sgld.ts",
    "text": {
      "en": "Descends, then draws weights from their posterior.",
      "pt": "Desce, depois sorteia pesos da sua distribuição a posteriori."
    },
    "summary": "Stochastic gradient Langevin dynamics: descends at first, then draws weights from their posterior.",
    "formula": "change = -η g + √(2 η T) ξ,  ξ standard normal",
    "remarks": "Welling and Teh, 2011, equation 4, https://www.stats.ox.ac.uk/~teh/research/compstats/WelTeh2011a.pdf, whose ε is 2 η. The loss is the negative log posterior: the sum over all N examples, not their mean, and minus the log of the prior. With the mean, T = 1 / N. The paper lets η fall as a (b + t)^-γ; with a constant one the draws are a little wider than the posterior.",
    "example": "import { optimize, parameter, zeros } from '@chainrule/autograd'\nimport { sgld } from '@chainrule/optimizers'\n\nconst w = parameter(zeros([4000]))\nconst optimizer = optimize({ w }, sgld({ learningRate: 0.05 }))\nfor (let i = 0; i < 100; i++) optimizer.step(() => w.square().sum().mul(0.5))\nconst variance = w.square().mean().item()\nconsole.log(variance > 0.95 && variance < 1.12) // true",
    "paper": {
      "citation": "Welling and Teh, 2011, equation 4, https://www.stats.ox.ac.uk/~teh/research/compstats/WelTeh2011a.pdf, whose ε is 2 η",
      "year": 2011,
      "url": "https://www.stats.ox.ac.uk/~teh/research/compstats/WelTeh2011a.pdf"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "temperature",
        "symbol": "T",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Size of the noise; 0 is gradient descent.",
          "pt": "Tamanho do ruído; 0 é a descida do gradiente."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 0,
    "tier": "core"
  },
  {
    "name": "shampoo",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/shampoo.ts",
    "text": {
      "en": "Adagrad with a whole matrix for each axis.",
      "pt": "Adagrad com uma matriz inteira para cada eixo."
    },
    "summary": "Shampoo: Adagrad with whole matrices, one for each axis of a parameter.",
    "formula": "Hᵢ     <- Hᵢ + g g along axis i, from ε I on      (matrices: L + g gᵀ, R + gᵀ g)\nchange =  -η g with Hᵢ^(-1 / 2k) applied along each of its k axes      (matrices: L^-¼ g R^-¼)",
    "remarks": "Gupta, Koren and Singer, 2018, Algorithms 1 and 2, https://arxiv.org/abs/1802.09568. Roots are worked out from eigenvalues, every `every` updates; axes longer than `largestAxis` keep a diagonal, as in section 5 of the paper. A vector has one matrix: Adagrad in full. Meta's implementation adds grafting, a decay of H and momentum.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { shampoo } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([[2, 0], [0, 1]]))\nconst optimizer = optimize({ w }, shampoo({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.data().map((x) => Math.round(10 * x))) // Float32Array(4) [15, 0, 0, 5]",
    "paper": {
      "citation": "Gupta, Koren and Singer, 2018, Algorithms 1 and 2, https://arxiv.org/abs/1802.09568",
      "year": 2018,
      "url": "https://arxiv.org/abs/1802.09568"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0.000001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "What the matrices start from.",
          "pt": "De que as matrizes partem."
        }
      },
      {
        "name": "every",
        "symbol": null,
        "default": 1,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Updates between two computations of the roots.",
          "pt": "Atualizações entre dois cálculos das raízes."
        }
      },
      {
        "name": "largestAxis",
        "symbol": null,
        "default": 1200,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "log",
        "text": {
          "en": "Longer axes keep a diagonal instead of a matrix.",
          "pt": "Eixos mais longos guardam uma diagonal em vez de uma matriz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 4,
    "tier": "core"
  },
  {
    "name": "signSgd",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/sign-sgd.ts",
    "text": {
      "en": "Steps of one size, by the sign of the gradient.",
      "pt": "Passos de um só tamanho, pelo sinal do gradiente."
    },
    "summary": "signSGD: steps of one size, by the sign of the gradient alone.",
    "formula": "change = -η sign(g)",
    "remarks": "Bernstein et al., 2018, Algorithm 1, https://arxiv.org/abs/1802.04434. Nothing is remembered. Where a gradient is 0 the weight stays. Optax has no default η. With momentum it is `signum`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { signSgd } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100, 0]))\nconst optimizer = optimize({ w }, signSgd({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5, 0]",
    "paper": {
      "citation": "Bernstein et al., 2018, Algorithm 1, https://arxiv.org/abs/1802.04434",
      "year": 2018,
      "url": "https://arxiv.org/abs/1802.04434"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 0,
    "tier": "core"
  },
  {
    "name": "signum",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/signum.ts",
    "text": {
      "en": "Steps of one size, by the sign of the mean gradient.",
      "pt": "Passos de um só tamanho, pelo sinal do gradiente médio."
    },
    "summary": "Signum: signSGD with momentum, steps of one size by the sign of the mean gradient.",
    "formula": "mean   <- β mean + (1 - β) g\nchange =  -η sign(mean)",
    "remarks": "Bernstein et al., 2018, Algorithm 2, https://arxiv.org/abs/1802.04434. Optax has no default η. `lion` takes the sign of a mixture of the mean and the gradient, `tiger` is Signum with a decay of the weights.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { signum } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0.5, -100]))\nconst optimizer = optimize({ w }, signum({ learningRate: 0.5 }))\nfor (let i = 0; i < 3; i++) optimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0, -98.5]",
    "paper": {
      "citation": "Bernstein et al., 2018, Algorithm 2, https://arxiv.org/abs/1802.04434",
      "year": 2018,
      "url": "https://arxiv.org/abs/1802.04434"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "β",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "simplifiedAdemamix",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/simplified-ademamix.ts",
    "text": {
      "en": "A long sum of gradients with some of the present one in front.",
      "pt": "Uma soma longa dos gradientes, com parte do atual à frente."
    },
    "summary": "Simplified AdEMAMix: a long sum of gradients with some of the present one in front.",
    "formula": "sum      <- β₁ sum + g\nvariance <- β₂ variance + (1 - β₂) g²\nstep     =  (sum + α g) / (√(variance / (1 - β₂ᵗ)) + ε)\nchange   =  -η (step + λ w)",
    "remarks": "Morwani et al., 2025, https://arxiv.org/abs/2502.02431, with the authors' defaults. The sum has no factor 1 - β₁ and no bias correction: a larger β₁ wants a smaller η. Their warm-up of β₁ is `beta1: halfLifeWarmup({ start: 0.9, end: β₁, steps })`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { simplifiedAdemamix } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, simplifiedAdemamix({ learningRate: 0.25, alpha: 1 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Morwani et al., 2025, https://arxiv.org/abs/2502.02431, with the authors' defaults",
      "year": 2025,
      "url": "https://arxiv.org/abs/2502.02431"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much of the sum of gradients lasts a step.",
          "pt": "Quanto da soma dos gradientes dura um passo."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.95,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "alpha",
        "symbol": "α",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Weight of the present gradient.",
          "pt": "Peso do gradiente atual."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "sm3",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/sm3.ts",
    "text": {
      "en": "Adagrad that keeps sums for rows and columns only.",
      "pt": "Adagrad que guarda somas só para linhas e colunas."
    },
    "summary": "SM3: Adagrad that keeps one sum for each row and one for each column instead of one for each weight.",
    "formula": "ν      =  min over axes of cover + g²\ncoverₐ <- max of ν over all other axes, for each axis a\nstep   =  g / √(ν + ε)\nchange =  -η step, or -η times the running mean of steps with μ > 0",
    "remarks": "Anil et al., 2019, Algorithm SM3-II, https://arxiv.org/abs/1901.11150. For vectors it is Adagrad. With momentum, as in the paper's experiments, one more number is kept for each weight; without there are only rows and columns. The paper takes 0 / 0 = 0 where ε is.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { sm3 } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([[4, -4]]))\nconst optimizer = optimize({ w }, sm3({ learningRate: 0.5 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [[3.5, -3.5]]",
    "paper": {
      "citation": "Anil et al., 2019, Algorithm SM3-II, https://arxiv.org/abs/1901.11150",
      "year": 2019,
      "url": "https://arxiv.org/abs/1901.11150"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "momentum",
        "symbol": "μ",
        "default": 0,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of steps.",
          "pt": "Decaimento da média móvel dos passos."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-30,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the sums, inside the root.",
          "pt": "Somado às somas, dentro da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 0.031,
    "tier": "core"
  },
  {
    "name": "soap",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/soap.ts",
    "text": {
      "en": "Adam in the directions that Shampoo finds.",
      "pt": "Adam nas direções que Shampoo encontra."
    },
    "summary": "SOAP: Adam in the directions in which gradients vary, which are found as Shampoo finds them.",
    "formula": "L, R     <- β₂ L + (1 - β₂) g gᵀ,  β₂ R + (1 - β₂) gᵀ g\nmean     <- β₁ mean + (1 - β₁) g\nvariance <- β₂ variance + (1 - β₂) (Qₗᵀ g Qᵣ)²\nchange   =  -η √(1 - β₂ᵗ) / (1 - β₁ᵗ) Qₗ (Qₗᵀ mean Qᵣ / (√variance + ε)) Qᵣᵀ\nevery f updates: Q <- QR of L Q, one step of a power iteration towards the eigenvectors of L; R alike",
    "remarks": "Vyas et al., 2024, Algorithms 3 and 4, https://arxiv.org/abs/2409.11321. As in the authors' code, whose defaults these are, the first call only starts the bases, with eigenvectors, and counts as no update; all axes of higher ranks have bases; vectors, and axes larger than `largestAxis`, have none. Weights decay by `chain(soap(), decayWeights())`, 0.01 in the authors' code.",
    "example": "import { abs, max, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { soap } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([[1, 2], [3, 4]]))\nconst optimizer = optimize({ w }, soap({ learningRate: (step) => 0.1 / (1 + step / 50) }))\nfor (let i = 0; i < 200; i++) optimizer.step(() => w.square().sum())\nconsole.log(max(abs(w)).item() < 0.1) // true",
    "paper": {
      "citation": "Vyas et al., 2024, Algorithms 3 and 4, https://arxiv.org/abs/2409.11321",
      "year": 2024,
      "url": "https://arxiv.org/abs/2409.11321"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.003,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.95,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.95,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running means of squares and covariances.",
          "pt": "Decaimento das médias móveis dos quadrados e covariâncias."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "every",
        "symbol": "f",
        "default": 10,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Updates between two corrections of the directions.",
          "pt": "Atualizações entre duas correções das direções."
        }
      },
      {
        "name": "largestAxis",
        "symbol": null,
        "default": 10000,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "log",
        "text": {
          "en": "Longer axes keep their own directions.",
          "pt": "Eixos mais longos mantêm as próprias direções."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 6,
    "tier": "core"
  },
  {
    "name": "sophiaG",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/sophia-g.ts",
    "text": {
      "en": "Momentum over curvature, which sampled labels estimate.",
      "pt": "Momento sobre curvatura, estimada por rótulos sorteados."
    },
    "summary": "Sophia-G: momentum divided by the curvature of each weight, never more than one step; sampled labels estimate it.",
    "formula": "mean      <- β₁ mean + (1 - β₁) g\nevery k updates: curvature <- β₂ curvature + (1 - β₂) B ĝ²,  ĝ for labels drawn from the model's predictions\nchange    =  -η (clip(mean / max(γ curvature, ε), ±1) + λ w)",
    "remarks": "Liu et al., 2023, Algorithms 2 and 3, https://arxiv.org/abs/2305.14342, with the defaults of the authors' code (γ = ρ there). B is the number of examples, or tokens, over which the loss is a mean. The closure that is passed to `step` is called with a key to draw labels from when it is asked for that gradient: `(request) => loss(request ? draw(request.sample) : labels)`.",
    "example": "import { less, log1p, optimize, parameter, sigmoid, tensor } from '@chainrule/autograd'\nimport { sophiaG } from '@chainrule/optimizers'\n\nconst logit = parameter(tensor([0]))\nconst optimizer = optimize({ logit }, sophiaG({ batchSize: 1, learningRate: 0.5, weightDecay: 0 }))\noptimizer.step((request) => {\n  const label = request ? less(request.sample.uniform([1]), sigmoid(logit).detach()).cast('float32') : tensor([1])\n  return log1p(logit.exp()).sub(label.mul(logit)).sum()\n})\nconsole.log(logit.item()) // 0.5",
    "paper": {
      "citation": "Liu et al., 2023, Algorithms 2 and 3, https://arxiv.org/abs/2305.14342, with the defaults of the authors' code (γ = ρ there)",
      "year": 2023,
      "url": "https://arxiv.org/abs/2305.14342"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.965,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of curvatures.",
          "pt": "Decaimento da média móvel das curvaturas."
        }
      },
      {
        "name": "scale",
        "symbol": "γ",
        "default": 0.04,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Multiplies curvatures: with less of it, more weights take whole steps.",
          "pt": "Multiplica as curvaturas: com menos, mais pesos dão passos inteiros."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-12,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Least curvature.",
          "pt": "Menor curvatura."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "every",
        "symbol": "k",
        "default": 10,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Updates between two estimates of the curvature.",
          "pt": "Atualizações entre duas estimativas da curvatura."
        }
      },
      {
        "name": "batchSize",
        "symbol": "B",
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "log",
        "text": {
          "en": "Examples over which the loss is a mean.",
          "pt": "Exemplos dos quais a perda é a média."
        }
      }
    ],
    "presets": {},
    "needs": [
      "sampledGradient"
    ],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "sophiaH",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/sophia-h.ts",
    "text": {
      "en": "Momentum over curvature, which Hessian-vector products estimate.",
      "pt": "Momento sobre curvatura, estimada por produtos com a hessiana."
    },
    "summary": "Sophia-H: momentum divided by the curvature of each weight, never more than one step; Hessian-vector products estimate it.",
    "formula": "mean      <- β₁ mean + (1 - β₁) g\nevery k updates: curvature <- β₂ curvature + (1 - β₂) u ⊙ H u,  u ~ N(0, I)\nchange    =  -η (clip(mean / max(γ curvature, ε), ±1) + λ w)",
    "remarks": "Liu et al., 2023, Algorithms 1 and 3, https://arxiv.org/abs/2305.14342, with its β₁, β₂, k and ε, and γ = 0.01 for this estimator (section 3.1). λ and η are those of the authors' code for Sophia-G. The product costs a second differentiation every k updates.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { sophiaH } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4, -4]))\nconst optimizer = optimize({ w }, sophiaH({ learningRate: 0.5, weightDecay: 0 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [3.5, -3.5]",
    "paper": {
      "citation": "Liu et al., 2023, Algorithms 1 and 3, https://arxiv.org/abs/2305.14342, with its β₁, β₂, k and ε, and γ = 0.01 for this estimator (section 3.1)",
      "year": 2023,
      "url": "https://arxiv.org/abs/2305.14342"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.96,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of curvatures.",
          "pt": "Decaimento da média móvel das curvaturas."
        }
      },
      {
        "name": "scale",
        "symbol": "γ",
        "default": 0.01,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Multiplies curvatures: with less of it, more weights take whole steps.",
          "pt": "Multiplica as curvaturas: com menos, mais pesos dão passos inteiros."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-12,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Least curvature.",
          "pt": "Menor curvatura."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      },
      {
        "name": "every",
        "symbol": "k",
        "default": 10,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Updates between two estimates of the curvature.",
          "pt": "Atualizações entre duas estimativas da curvatura."
        }
      }
    ],
    "presets": {},
    "needs": [
      "hvp"
    ],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "stableAdamw",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/stable-adamw.ts",
    "text": {
      "en": "AdamW with smaller steps where gradients are unexpectedly large.",
      "pt": "AdamW com passos menores onde os gradientes surpreendem pelo tamanho."
    },
    "summary": "StableAdamW: AdamW that takes smaller steps where gradients are larger than it expects.",
    "formula": "mean     <- mean + (1 - β₁) / (1 - β₁ᵗ) (g - mean)\nvariance <- variance + (1 - β₂) / (1 - β₂ᵗ) (g² - variance)\nrms      =  √(mean over the parameter of g² / max(variance, ε²))\nchange   =  -η / max(1, rms) · (mean / (√variance + ε) + λ w)",
    "remarks": "Wortsman et al., 2023, Algorithm 2, https://arxiv.org/abs/2304.13013: the update clipping of Adafactor in AdamW. Its means need no bias correction: the β of each step make up for it. β₂ = 0.99 as in the paper's experiments, λ as in PyTorch's AdamW.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { stableAdamw } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, stableAdamw({ learningRate: 0.5, weightDecay: 0 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Wortsman et al., 2023, Algorithm 2, https://arxiv.org/abs/2304.13013: the update clipping of Adafactor in AdamW",
      "year": 2023,
      "url": "https://arxiv.org/abs/2304.13013"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "tiger",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/tiger.ts",
    "text": {
      "en": "Lion with one β.",
      "pt": "Lion com um só β."
    },
    "summary": "Tiger: Lion with one β, the optimizer that remembers least.",
    "formula": "mean   <- β mean + (1 - β) g\nchange =  -η (sign(mean) + λ w)",
    "remarks": "Su, 2023, Tiger: a tight-fisted optimizer, https://github.com/bojone/tiger, with its β and λ; η as in pytorch_optimizer. The author's code scales η with the size of each weight matrix and spares biases from the decay; here `partition` does that.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { tiger } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4, -100]))\nconst optimizer = optimize({ w }, tiger({ learningRate: 0.25, weightDecay: 1 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [2.75, -74.75]",
    "paper": {
      "citation": "Su, 2023, Tiger: a tight-fisted optimizer, https://github.com/bojone/tiger, with its β and λ; η as in pytorch_optimizer",
      "year": 2023,
      "url": "https://github.com/bojone/tiger"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta",
        "symbol": "β",
        "default": 0.965,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": 1,
    "tier": "core"
  },
  {
    "name": "yogi",
    "kind": "optimizer",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/yogi.ts",
    "text": {
      "en": "Adam whose step sizes change only gradually.",
      "pt": "Adam cujos passos só mudam aos poucos."
    },
    "summary": "Yogi: Adam whose step sizes never change at once, however small a gradient is.",
    "formula": "mean     <- β₁ mean + (1 - β₁) g\nvariance <- variance - (1 - β₂) sign(variance - g²) g²\nchange   =  -η (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)",
    "remarks": "Zaheer et al., 2018, Algorithm 2, https://papers.nips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html. The paper has no bias correction; here, as in TensorFlow Addons, Optax and pytorch_optimizer, there is one. The last two start the mean at 1e-6 as well: `initialMean`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { yogi } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, yogi({ learningRate: 0.5, epsilon: 0, initialVariance: 0 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Zaheer et al., 2018, Algorithm 2, https://papers.nips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html",
      "year": 2018,
      "url": "https://papers.nips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html"
    },
    "hyperparameters": [
      {
        "name": "learningRate",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Size of a step.",
          "pt": "Tamanho do passo."
        }
      },
      {
        "name": "beta1",
        "symbol": "β₁",
        "default": 0.9,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of gradients.",
          "pt": "Decaimento da média móvel dos gradientes."
        }
      },
      {
        "name": "beta2",
        "symbol": "β₂",
        "default": 0.999,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How little of a squared gradient enters the variance.",
          "pt": "Quão pouco de um gradiente ao quadrado entra na variância."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      },
      {
        "name": "initialMean",
        "symbol": null,
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Where the mean starts.",
          "pt": "Onde a média começa."
        }
      },
      {
        "name": "initialVariance",
        "symbol": null,
        "default": 0.000001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Where the variance starts.",
          "pt": "Onde a variância começa."
        }
      }
    ],
    "presets": {
      "optax": {
        "initialMean": 0.000001
      }
    },
    "needs": [],
    "statePerElement": 2,
    "tier": "core"
  },
  {
    "name": "alphaDropout",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/alpha-dropout.ts",
    "text": {
      "en": "Dropout for SELU networks: mean and variance stay.",
      "pt": "Dropout para redes SELU: média e variância se mantêm."
    },
    "summary": "Dropout for SELU networks: keeps mean 0 and variance 1 of what it drops from.",
    "formula": "y = a (x · keep + α' (1 - keep)) + b,    keep ~ Bernoulli(q),  q = 1 - rate,  α' = -1.7580993408473766\na = (q + α'² q (1 - q))^(-1/2),    b = -a (1 - q) α'",
    "remarks": "Klambauer et al., 2017, \"Self-Normalizing Neural Networks\", section 3, https://arxiv.org/abs/1706.02515. α' = -λ α is where SELU saturates. Same as PyTorch and Keras.",
    "example": "import { drawNormal, randomKey } from '@chainrule/autograd'\nimport { alphaDropout } from '@chainrule/regularizers'\n\nconst x = drawNormal(randomKey(1), [10_000])\nconst y = alphaDropout(x, { rate: 0.2, random: randomKey(2) })\nconsole.log(Math.abs(y.mean().item()) < 0.05, Math.abs(y.square().mean().item() - 1) < 0.05) // true true",
    "paper": {
      "citation": "Klambauer et al., 2017, \"Self-Normalizing Neural Networks\", section 3, https://arxiv.org/abs/1706.02515",
      "year": 2017,
      "url": "https://arxiv.org/abs/1706.02515"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "cutmix",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/cutmix.ts",
    "text": {
      "en": "Pastes a part of one image into another.",
      "pt": "Cola uma parte de uma imagem em outra."
    },
    "summary": "CutMix: pastes a box of one image into another, and mixes the targets by area.",
    "formula": "box: sides √(1 - s) of the image, centre anywhere, cut off at the edges,    s ~ Beta(α, α)\ny <- s' y + (1 - s') y',    1 - s' = the share of the image that was pasted",
    "remarks": "The partners are the batch in random order, the box is one for the whole batch. Yun et al., 2019, section 3.1, https://arxiv.org/abs/1905.04899; α = 1 as there.",
    "example": "import { randomKey, tensor, zeros } from '@chainrule/autograd'\nimport { cutmix } from '@chainrule/regularizers'\n\nconst { x } = cutmix(zeros([2, 3, 8, 8]), tensor([[1, 0], [0, 1]]), { random: randomKey(1) })\nconsole.log(x.shape) // [2, 3, 8, 8]",
    "paper": {
      "citation": "Yun et al., 2019, section 3.1, https://arxiv.org/abs/1905.04899; α = 1 as there",
      "year": 2019,
      "url": "https://arxiv.org/abs/1905.04899"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "dropBlock",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/drop-block.ts",
    "text": {
      "en": "Drops square regions of images.",
      "pt": "Descarta regiões quadradas de imagens."
    },
    "summary": "DropBlock: drops square blocks of images, in each channel by itself.",
    "formula": "γ = rate / size² · height width / ((height - size + 1) (width - size + 1))\ncorner ~ Bernoulli(γ) wherever a block fits;    keep = 0 in the block of each corner\ny = x · keep · count(keep) / Σ keep",
    "remarks": "Ghiasi, Lin and Le, 2018, algorithm 1, https://arxiv.org/abs/1810.12890. Blocks overlap, so that a little less than the rate is dropped, as in the paper. In evaluation, do not call it.",
    "example": "import { ones, randomKey } from '@chainrule/autograd'\nimport { dropBlock } from '@chainrule/regularizers'\n\nconst y = dropBlock(ones([4, 4, 8, 8]), { rate: 0.25, size: 3, random: randomKey(1) })\nconsole.log(Math.abs(y.mean().item() - 1) < 1e-5) // true",
    "paper": {
      "citation": "Ghiasi, Lin and Le, 2018, algorithm 1, https://arxiv.org/abs/1810.12890",
      "year": 2018,
      "url": "https://arxiv.org/abs/1810.12890"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "dropConnect",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/drop-connect.ts",
    "text": {
      "en": "Drops weights instead of activations.",
      "pt": "Descarta pesos em vez de ativações."
    },
    "summary": "DropConnect: drops single weights instead of activations.",
    "formula": "w <- w · keep / (1 - rate),    keep ~ Bernoulli(1 - rate)",
    "remarks": "Wan et al., 2013, https://proceedings.mlr.press/v28/wan13.html. The mask is one for the whole batch, where the paper draws one for each example, and the scaling leaves evaluation alone, where the paper samples a normal approximation. In evaluation, use the weights as they are.",
    "example": "import { ones, parameter, randomKey } from '@chainrule/autograd'\nimport { dropConnect } from '@chainrule/regularizers'\n\nconst weight = parameter(ones([100, 10]))\nconst y = ones([1, 100]).matmul(dropConnect(weight, { rate: 0.5, random: randomKey(1) }))\nconsole.log(y.shape) // [1, 10]",
    "paper": {
      "citation": "Wan et al., 2013, https://proceedings.mlr.press/v28/wan13.html",
      "year": 2013,
      "url": "https://proceedings.mlr.press/v28/wan13.html"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "dropout",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/dropout.ts",
    "text": {
      "en": "Sets elements to 0 at random and scales the others up.",
      "pt": "Zera elementos ao acaso e aumenta os demais na mesma proporção."
    },
    "summary": "Dropout: sets elements to 0 at random and scales the others up, so that the expectation stays.",
    "formula": "y = x · keep / (1 - rate),    keep ~ Bernoulli(1 - rate)",
    "remarks": "Srivastava et al., 2014, section 10, https://jmlr.org/papers/v15/srivastava14a.html, in the \"inverted\" form, which leaves evaluation alone: there, do not call it. A rate of 1 would leave nothing to scale and is refused; PyTorch returns zeros.",
    "example": "import { max, min, ones, randomKey } from '@chainrule/autograd'\nimport { dropout } from '@chainrule/regularizers'\n\nconst kept = dropout(ones([1000]), { rate: 0.5, random: randomKey(1) })\nconsole.log(max(kept).item(), min(kept).item()) // 2 0",
    "paper": {
      "citation": "Srivastava et al., 2014, section 10, https://jmlr.org/papers/v15/srivastava14a.html, in the \"inverted\" form, which leaves evaluation alone: there, do not call it",
      "year": 2014,
      "url": "https://jmlr.org/papers/v15/srivastava14a.html"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "dropPath",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/drop-path.ts",
    "text": {
      "en": "Drops whole residual branches (stochastic depth).",
      "pt": "Descarta ramos residuais inteiros (profundidade estocástica)."
    },
    "summary": "Stochastic depth: drops a whole residual branch for some of the examples.",
    "formula": "y = x + branch(x) · keep / (1 - rate),    one keep ~ Bernoulli(1 - rate) for each example",
    "remarks": "Huang et al., 2016, https://arxiv.org/abs/1603.09382, who drop for the whole batch and scale in evaluation instead; this is the form of timm's `DropPath`. The paper lets the rate of block l of L grow linearly to 0.5.",
    "example": "import { equal, max, min, ones, randomKey } from '@chainrule/autograd'\nimport { dropPath } from '@chainrule/regularizers'\n\nconst x = ones([8, 3])\nconst y = x.add(dropPath(x.mul(2), { rate: 0.5, random: randomKey(1) }))\nconsole.log(min(equal(max(y, 1), min(y, 1))).item()) // 1",
    "paper": {
      "citation": "Huang et al., 2016, https://arxiv.org/abs/1603.09382, who drop for the whole batch and scale in evaluation instead; this is the form of timm's `DropPath`",
      "year": 2016,
      "url": "https://arxiv.org/abs/1603.09382"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "earlyStopping",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/early-stopping.ts",
    "text": {
      "en": "Stops where a metric has stopped improving, and puts the best weights back.",
      "pt": "Para quando uma métrica deixa de melhorar e repõe os melhores pesos."
    },
    "summary": "Stops where a metric has stopped improving, and puts the best weights back.",
    "formula": "better: metric < best - δ     (with the goal 'max': metric > best + δ)\nstop:   `patience` metrics in a row that are not better, at least one",
    "remarks": "Prechelt, 1998, \"Early Stopping - But When?\", https://doi.org/10.1007/978-3-642-35289-8_5. Options and counting of `EarlyStopping` of Keras (`restore_best_weights` is `restoreBest()`); its mode 'auto', which guesses from the name of the metric, does not exist. A metric that is not a finite number counts as not better. Whole models are kept: running statistics and random states too.",
    "example": "import { parameter, tensor } from '@chainrule/autograd'\nimport { earlyStopping } from '@chainrule/regularizers'\n\nconst w = parameter(tensor([0]))\nconst stopping = earlyStopping({ w }, { patience: 2 })\nfor (const loss of [3, 1, 2, 2, 0]) {\n  w.write([loss])\n  if (stopping.observe(loss)) break\n}\nstopping.restoreBest()\nconsole.log(w.item()) // 1",
    "paper": {
      "citation": "Prechelt, 1998, \"Early Stopping - But When?\", https://doi.org/10.1007/978-3-642-35289-8_5",
      "year": 1998,
      "url": "https://doi.org/10.1007/978-3-642-35289-8_5"
    },
    "hyperparameters": [
      {
        "name": "patience",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Metrics without improvement that are borne.",
          "pt": "Métricas sem melhora que são toleradas."
        }
      },
      {
        "name": "minDelta",
        "symbol": "δ",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Amount by which a metric must be better.",
          "pt": "Quantia em que a métrica deve melhorar."
        }
      },
      {
        "name": "startFrom",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Metrics at the beginning that do not count.",
          "pt": "Métricas no começo que não contam."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "elasticNet",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/elastic-net.ts",
    "text": {
      "en": "L1 and L2 together.",
      "pt": "L1 e L2 juntas."
    },
    "summary": "Elastic net: L1 and L2 together.",
    "formula": "penalty = λ₁ Σ |w| + λ₂ Σ w²",
    "remarks": "Zou and Hastie, 2005, equation 3, https://doi.org/10.1111/j.1467-9868.2005.00503.x. No factor ½, as in Keras (`L1L2`).",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { elasticNet } from '@chainrule/regularizers'\n\nconsole.log(elasticNet({ l1: 1, l2: 0.5 }).penalty(tensor([1, -2])).item()) // 5.5",
    "paper": {
      "citation": "Zou and Hastie, 2005, equation 3, https://doi.org/10.1111/j.1467-9868.2005.00503.x",
      "year": 2005,
      "url": "https://doi.org/10.1111/j.1467-9868.2005.00503.x"
    },
    "hyperparameters": [
      {
        "name": "l1",
        "symbol": "λ₁",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the sum of absolute values.",
          "pt": "Peso da soma dos valores absolutos."
        }
      },
      {
        "name": "l2",
        "symbol": "λ₂",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the sum of squares.",
          "pt": "Peso da soma dos quadrados."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "elasticWeightConsolidation",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/elastic-weight-consolidation.ts",
    "text": {
      "en": "Holds weights that an old task needs, while a new one is learnt.",
      "pt": "Segura os pesos de que uma tarefa antiga precisa enquanto se aprende uma nova."
    },
    "summary": "Elastic weight consolidation: holds each weight as firmly as the task learnt so far needs it.",
    "formula": "penalty = λ/2 Σ F (w - w*)²",
    "remarks": "w* are the weights of this moment, F their Fisher information, see `diagonalFisher`. Kirkpatrick et al., 2017, equation 3, https://arxiv.org/abs/1612.00796.",
    "example": "import { parameter, tensor } from '@chainrule/autograd'\nimport { elasticWeightConsolidation } from '@chainrule/regularizers'\n\nconst model = { w: parameter(tensor([1, 1])) }\nconst hold = elasticWeightConsolidation(model, { w: tensor([9, 0]) }, { strength: 2 })\nmodel.w.write([2, 5])\nconsole.log(hold.penalty().item()) // 9",
    "paper": {
      "citation": "Kirkpatrick et al., 2017, equation 3, https://arxiv.org/abs/1612.00796",
      "year": 2017,
      "url": "https://arxiv.org/abs/1612.00796"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How much the old task counts.",
          "pt": "Quanto a tarefa antiga conta."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "entropy",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/entropy.ts",
    "text": {
      "en": "Rewards predictions that are less sure.",
      "pt": "Recompensa previsões menos seguras."
    },
    "summary": "How undecided predictions are: 0 for a sure class, log(classes) where all are as likely.",
    "formula": "H(p) = -Σ p log p,    p = softmax(logits)",
    "remarks": "Subtracted from the loss it keeps predictions from being too sure (confidence penalty): Pereyra et al., 2017, https://arxiv.org/abs/1701.06548. Added to it, for examples without labels, it wants decisions: Grandvalet and Bengio, 2004, \"Semi-supervised Learning by Entropy Minimization\".",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { entropy } from '@chainrule/regularizers'\n\nconst confidencePenalty = entropy(tensor([[2, 2], [100, 0]])).mean().mul(-0.1)\nconsole.log(confidencePenalty.item().toFixed(4)) // -0.0347",
    "paper": {
      "citation": "Subtracted from the loss it keeps predictions from being too sure (confidence penalty): Pereyra et al., 2017, https://arxiv.org/abs/1701.06548",
      "year": 2017,
      "url": "https://arxiv.org/abs/1701.06548"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "featureAlphaDropout",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/feature-alpha-dropout.ts",
    "text": {
      "en": "Alpha dropout of whole channels.",
      "pt": "Alpha dropout de canais inteiros."
    },
    "summary": "Alpha dropout of whole channels: x [batch, channels, ...space].",
    "formula": "",
    "remarks": "One draw for each example and channel; the formula is that of `alphaDropout`, Klambauer et al., 2017, section 3, https://arxiv.org/abs/1706.02515. `FeatureAlphaDropout` of PyTorch.",
    "example": "import { equal, max, min, ones, randomKey } from '@chainrule/autograd'\nimport { featureAlphaDropout } from '@chainrule/regularizers'\n\nconst y = featureAlphaDropout(ones([8, 8, 4]), { rate: 0.5, random: randomKey(1) })\nconsole.log(min(equal(max(y, -1), min(y, -1))).item()) // 1",
    "paper": {
      "citation": "One draw for each example and channel; the formula is that of `alphaDropout`, Klambauer et al., 2017, section 3, https://arxiv.org/abs/1706.02515",
      "year": 2017,
      "url": "https://arxiv.org/abs/1706.02515"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "gaussianDropout",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/gaussian-dropout.ts",
    "text": {
      "en": "Multiplies by noise around 1 instead of dropping.",
      "pt": "Multiplica por ruído em torno de 1 em vez de descartar."
    },
    "summary": "Gaussian dropout: multiplies by normal noise with the mean and variance of dropout.",
    "formula": "y = x · noise,    noise ~ N(1, rate / (1 - rate))",
    "remarks": "Srivastava et al., 2014, section 10, https://jmlr.org/papers/v15/srivastava14a.html. Same as Keras. In evaluation, do not call it.",
    "example": "import { ones, randomKey } from '@chainrule/autograd'\nimport { gaussianDropout } from '@chainrule/regularizers'\n\nconst y = gaussianDropout(ones([10_000]), { rate: 0.2, random: randomKey(1) })\nconsole.log(Math.abs(y.mean().item() - 1) < 0.03) // true",
    "paper": {
      "citation": "Srivastava et al., 2014, section 10, https://jmlr.org/papers/v15/srivastava14a.html",
      "year": 2014,
      "url": "https://jmlr.org/papers/v15/srivastava14a.html"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "gaussianNoise",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/gaussian-noise.ts",
    "text": {
      "en": "Adds normal noise while training.",
      "pt": "Soma ruído normal durante o treino."
    },
    "summary": "Adds normal noise: to inputs or activations while training.",
    "formula": "y = x + noise,    noise ~ N(0, σ²)",
    "remarks": "Bishop, 1995, \"Training with Noise is Equivalent to Tikhonov Regularization\", https://doi.org/10.1162/neco.1995.7.1.108. Same as Keras. In evaluation, do not call it.",
    "example": "import { randomKey, zeros } from '@chainrule/autograd'\nimport { gaussianNoise } from '@chainrule/regularizers'\n\nconst y = gaussianNoise(zeros([10_000]), { deviation: 2, random: randomKey(1) })\nconsole.log(Math.abs(y.square().mean().item() - 4) < 0.3) // true",
    "paper": {
      "citation": "Bishop, 1995, \"Training with Noise is Equivalent to Tikhonov Regularization\", https://doi.org/10.1162/neco.1995.7.1.108",
      "year": 1995,
      "url": "https://doi.org/10.1162/neco.1995.7.1.108"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "gradientPenalty",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/gradient-penalty.ts",
    "text": {
      "en": "Keeps the gradient toward the inputs at length 1.",
      "pt": "Mantém o gradiente em relação às entradas com comprimento 1."
    },
    "summary": "Gradient penalty of WGAN-GP: wants a critic whose gradient has length 1 between real and generated examples.",
    "formula": "penalty = λ · mean over the batch of (‖∂D(x̂)/∂x̂‖ - 1)²,    x̂ = ε x + (1 - ε) x̃,    ε ~ U(0, 1)",
    "remarks": "Gulrajani et al., 2017, algorithm 1, https://arxiv.org/abs/1704.00028. Its gradient needs second derivatives of the critic; examples count as constants. A critic with batch normalisation breaks it, since examples must not see each other.",
    "example": "import { ones, randomKey, tensor, zeros } from '@chainrule/autograd'\nimport { gradientPenalty } from '@chainrule/regularizers'\n\nconst critic = (x: typeof real) => x.matmul(tensor([[3], [4]]))\nconst real = ones([8, 2])\nconsole.log(gradientPenalty(critic, real, zeros([8, 2]), { random: randomKey(1) }).item()) // 160",
    "paper": {
      "citation": "Gulrajani et al., 2017, algorithm 1, https://arxiv.org/abs/1704.00028",
      "year": 2017,
      "url": "https://arxiv.org/abs/1704.00028"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "groupLassoColumns",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/group-lasso-columns.ts",
    "text": {
      "en": "Favours few whole inputs.",
      "pt": "Favorece poucas entradas inteiras."
    },
    "summary": "Group lasso over columns: pulls all weights of an input to 0 together, so that whole inputs drop out.",
    "formula": "penalty = λ Σ √n ‖wᵢ‖,    wᵢ a column of the weights [outputs, inputs, ...], with n numbers",
    "remarks": "Yuan and Lin, 2006, equation 2.1, https://doi.org/10.1111/j.1467-9868.2005.00532.x; for networks Scardapane et al., 2017, https://arxiv.org/abs/1607.00485. The gradient of a column of zeros is 0, a subgradient; `groupLassoRows` has the groups the other way.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { groupLassoColumns } from '@chainrule/regularizers'\n\nconsole.log(groupLassoColumns({ strength: 1 }).penalty(tensor([[1, 0], [2, 0], [2, 0], [4, 0]])).item()) // 10",
    "paper": {
      "citation": "Yuan and Lin, 2006, equation 2.1, https://doi.org/10.1111/j.1467-9868.2005.00532.x; for networks Scardapane et al., 2017, https://arxiv.org/abs/1607.00485",
      "year": 2006,
      "url": "https://doi.org/10.1111/j.1467-9868.2005.00532.x"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the sum of lengths.",
          "pt": "Peso da soma dos comprimentos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "groupLassoRows",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/group-lasso-rows.ts",
    "text": {
      "en": "Favours few whole units.",
      "pt": "Favorece poucas unidades inteiras."
    },
    "summary": "Group lasso over rows: pulls all weights of an output unit to 0 together, so that whole units drop out.",
    "formula": "penalty = λ Σ √n ‖wᵢ‖,    wᵢ a row of the weights [outputs, inputs, ...], with n numbers",
    "remarks": "Yuan and Lin, 2006, equation 2.1, https://doi.org/10.1111/j.1467-9868.2005.00532.x; for networks Scardapane et al., 2017, https://arxiv.org/abs/1607.00485. The gradient of a row of zeros is 0, a subgradient; `groupLassoColumns` has the groups the other way.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { groupLassoRows } from '@chainrule/regularizers'\n\nconsole.log(groupLassoRows({ strength: 1 }).penalty(tensor([[1, 2, 2, 4], [0, 0, 0, 0]])).item()) // 10",
    "paper": {
      "citation": "Yuan and Lin, 2006, equation 2.1, https://doi.org/10.1111/j.1467-9868.2005.00532.x; for networks Scardapane et al., 2017, https://arxiv.org/abs/1607.00485",
      "year": 2006,
      "url": "https://doi.org/10.1111/j.1467-9868.2005.00532.x"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the sum of lengths.",
          "pt": "Peso da soma dos comprimentos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "hardConcrete",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/hard-concrete.ts",
    "text": {
      "en": "Gates that close for good: the number of weights as a penalty.",
      "pt": "Portas que se fecham de vez: o número de pesos como penalidade."
    },
    "summary": "Gates between 0 and 1 that are often exactly 0 or 1, with a gradient toward how open they are.",
    "formula": "s = sigmoid((log u - log(1 - u) + log α) / β),    u ~ U(0, 1)     (evaluation: s = sigmoid(log α))\nz = clamp(s (ζ - γ) + γ, 0, 1)",
    "remarks": "Multiply weights or units by them, and add the penalty `l0` of the same log α to the loss. Louizos, Welling and Kingma, 2018, equations 10 to 13, https://arxiv.org/abs/1712.01312, with its β = 2/3, γ = -0.1, ζ = 1.1.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { hardConcrete } from '@chainrule/regularizers'\n\nconsole.log(hardConcrete(tensor([-5, 0, 5])).toArray()) // [0, 0.5, 1]",
    "paper": {
      "citation": "Louizos, Welling and Kingma, 2018, equations 10 to 13, https://arxiv.org/abs/1712.01312, with its β = 2/3, γ = -0.1, ζ = 1.1",
      "year": 2018,
      "url": "https://arxiv.org/abs/1712.01312"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "jacobianNorm",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/jacobian-norm.ts",
    "text": {
      "en": "Penalizes outputs that change much with the inputs.",
      "pt": "Penaliza saídas que mudam muito com as entradas."
    },
    "summary": "The squared norm of the Jacobian of a model with respect to its input, estimated along random directions.",
    "formula": "‖J‖² ≈ C / n · Σ ‖∂(v · f(x))/∂x‖²,    v uniform on the unit sphere, C the number of outputs",
    "remarks": "The mean over the batch; its expectation is exact. Added to a loss times λ/2 it wants a model that does not react to small changes of its input: Hoffman, Roberts and Yaida, 2019, algorithm 1, https://arxiv.org/abs/1908.02729.",
    "example": "import { ones, randomKey, type Tensor } from '@chainrule/autograd'\nimport { jacobianNorm } from '@chainrule/regularizers'\n\nconst penalty = jacobianNorm((x: Tensor) => x.mul(3), ones([4, 2]), { random: randomKey(1) })\nconsole.log(penalty.item().toFixed(3)) // 18.000",
    "paper": {
      "citation": "Added to a loss times λ/2 it wants a model that does not react to small changes of its input: Hoffman, Roberts and Yaida, 2019, algorithm 1, https://arxiv.org/abs/1908.02729",
      "year": 2019,
      "url": "https://arxiv.org/abs/1908.02729"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "l0",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/l0.ts",
    "text": {
      "en": "Wants gates to close, however much passes through them.",
      "pt": "Quer fechar portas, não importa quanto passe por elas."
    },
    "summary": "L0: the expected number of gates that are not closed, for gates made by `hardConcrete`.",
    "formula": "penalty = λ Σ sigmoid(log α - β log(-γ / ζ))",
    "remarks": "Louizos, Welling and Kingma, 2018, equation 12, https://arxiv.org/abs/1712.01312. The parameter is log α of the gates, not the weights that they multiply.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { l0 } from '@chainrule/regularizers'\n\nconsole.log(l0({ strength: 1 }).penalty(tensor([-50, 50, 50])).item()) // 2",
    "paper": {
      "citation": "Louizos, Welling and Kingma, 2018, equation 12, https://arxiv.org/abs/1712.01312",
      "year": 2018,
      "url": "https://arxiv.org/abs/1712.01312"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the number of open gates.",
          "pt": "Peso do número de portas abertas."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "l1",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/l1.ts",
    "text": {
      "en": "Pulls every weight toward 0 with the same force; favours few weights.",
      "pt": "Puxa todos os pesos para 0 com a mesma força; favorece poucos pesos."
    },
    "summary": "L1: pulls every weight toward 0 with the same force, as a penalty in the loss.",
    "formula": "penalty = λ Σ |w|",
    "remarks": "Tibshirani, 1996, \"Regression Shrinkage and Selection via the Lasso\". The gradient is λ sign(w), and 0 at 0, so weights swing around 0 and are hardly ever exactly 0; `softThreshold` of `@chainrule/optimizers` is the proximal form, which sets them to 0. Same default as Keras.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { l1 } from '@chainrule/regularizers'\n\nconsole.log(l1({ strength: 0.5 }).penalty(tensor([1, -2])).item()) // 1.5",
    "paper": {
      "citation": "Tibshirani, 1996, \"Regression Shrinkage and Selection via the Lasso\"",
      "year": 1996,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the sum of absolute values.",
          "pt": "Peso da soma dos valores absolutos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "l2",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/l2.ts",
    "text": {
      "en": "Pulls weights toward 0 in proportion to their size; favours small weights.",
      "pt": "Puxa os pesos para 0 em proporção ao seu tamanho; favorece pesos pequenos."
    },
    "summary": "L2: pulls weights toward 0 in proportion to their size, as a penalty in the loss.",
    "formula": "penalty = λ Σ w²",
    "remarks": "Hoerl and Kennard, 1970, \"Ridge Regression\". There is no factor ½, as in Keras: the gradient is 2λw, so PyTorch's `weight_decay` of `SGD` is 2λ. With adaptive optimizers the penalty is divided by the running deviation like the rest of the gradient; `decayWeights` of `@chainrule/optimizers` is the decoupled form (Loshchilov and Hutter, 2019).",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { l2 } from '@chainrule/regularizers'\n\nconsole.log(l2({ strength: 0.5 }).penalty(tensor([1, -2])).item()) // 2.5",
    "paper": {
      "citation": "Hoerl and Kennard, 1970, \"Ridge Regression\"",
      "year": 1970,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the sum of squares.",
          "pt": "Peso da soma dos quadrados."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "l2sp",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/l2sp.ts",
    "text": {
      "en": "Pulls weights back to those that training started from.",
      "pt": "Puxa os pesos de volta para os do início do treino."
    },
    "summary": "L2-SP: pulls the weights of a model back to where they are now, for fine tuning.",
    "formula": "penalty = α/2 Σ (w - w⁰)²",
    "remarks": "Li, Grandvalet and Davoine, 2018, equation 4, https://arxiv.org/abs/1802.01483. With factor ½ as there; the weights of a new last layer get `l2` instead (β/2 in the paper).",
    "example": "import { parameter, tensor } from '@chainrule/autograd'\nimport { l2sp } from '@chainrule/regularizers'\n\nconst model = { weight: parameter(tensor([[1, 2]])) }\nconst pull = l2sp(model, { strength: 1 })\nmodel.weight.write([1, 5])\nconsole.log(pull.penalty().item()) // 4.5",
    "paper": {
      "citation": "Li, Grandvalet and Davoine, 2018, equation 4, https://arxiv.org/abs/1802.01483",
      "year": 2018,
      "url": "https://arxiv.org/abs/1802.01483"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "α",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the squared distance.",
          "pt": "Peso da distância ao quadrado."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "maxNorm",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/max-norm.ts",
    "text": {
      "en": "Keeps the weights of each unit from becoming too long.",
      "pt": "Impede que os pesos de cada unidade fiquem longos demais."
    },
    "summary": "A link for chains: keeps the incoming weights of each unit from becoming longer than a limit.",
    "formula": "w <- w · min(1, c / ‖w‖)",
    "remarks": "Srebro and Shraibman, 2005; Srivastava et al., 2014, section 5.1, https://jmlr.org/papers/v15/srivastava14a.html. It stands after an optimizer and projects what that one makes of the weights. Units are the first axis, as in layers of `@chainrule/nn`; `MaxNorm` of Keras, whose layers are [inputs, outputs], has `axis=0`, adds 1e-7 to the norm, and so shortens a little at every step. Same default.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, only } from '@chainrule/optimizers'\nimport { maxNorm } from '@chainrule/regularizers'\n\nconst w = parameter(tensor([[3, 4], [0.5, 0]]))\nconst limit = only(maxNorm({ max: 2.5 }), ({ role }) => role === 'weight')\noptimize({ w }, chain(gradientDescent(), limit)).step(() => w.sum().mul(0))\nconsole.log(w.toArray()) // [[1.5, 2], [0.5, 0]]",
    "paper": {
      "citation": "Srebro and Shraibman, 2005; Srivastava et al., 2014, section 5.1, https://jmlr.org/papers/v15/srivastava14a.html",
      "year": 2005,
      "url": "https://jmlr.org/papers/v15/srivastava14a.html"
    },
    "hyperparameters": [
      {
        "name": "max",
        "symbol": "c",
        "default": 2,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Largest length.",
          "pt": "Maior comprimento."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "mcDropout",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/mc-dropout.ts",
    "text": {
      "en": "Averages predictions over dropout masks to see how sure a model is.",
      "pt": "Faz a média das previsões sobre máscaras de dropout para ver quanta certeza o modelo tem."
    },
    "summary": "Monte-Carlo dropout: several predictions with dropout on, to see how sure a trained model is.",
    "formula": "mean = 1/T Σ ŷₜ,    variance = 1/T Σ (ŷₜ - mean)²",
    "remarks": "Gal and Ghahramani, 2016, equation 6, https://arxiv.org/abs/1506.02142; the paper adds the variance of the noise, τ⁻¹, which the model does not know. While it predicts, every layer that draws random numbers is in training mode (fields `training` and `random`, as in `@chainrule/nn`); others, batch normalization among them, stay in the mode that they are in, which should be that of evaluation.",
    "example": "import { initialize, ones } from '@chainrule/autograd'\nimport { dropout, evaluationMode } from '@chainrule/nn'\nimport { mcDropout } from '@chainrule/regularizers'\n\nconst model = evaluationMode(initialize(dropout({ rate: 0.5 }), { seed: 1 }))\nconst { mean, samples } = mcDropout(model, () => model(ones([2])), { samples: 10 })\nconsole.log(mean.shape, samples.shape, model.training) // [2] [10, 2] false",
    "paper": {
      "citation": "Gal and Ghahramani, 2016, equation 6, https://arxiv.org/abs/1506.02142; the paper adds the variance of the noise, τ⁻¹, which the model does not know",
      "year": 2016,
      "url": "https://arxiv.org/abs/1506.02142"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "minMaxNorm",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/min-max-norm.ts",
    "text": {
      "en": "Moves the length of the weights of each unit into a range.",
      "pt": "Leva o comprimento dos pesos de cada unidade para um intervalo."
    },
    "summary": "A link for chains: moves the length of the incoming weights of each unit into a range.",
    "formula": "length <- rate · clamp(‖w‖, min, max) + (1 - rate) ‖w‖\nw      <- w · length / ‖w‖",
    "remarks": "With a rate below 1 a step goes only part of the way. Weights that are all 0 stay 0. It stands after an optimizer, see `maxNorm`. Options and defaults of `MinMaxNorm` of Keras, which adds 1e-7 to the norm.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent } from '@chainrule/optimizers'\nimport { minMaxNorm } from '@chainrule/regularizers'\n\nconst w = parameter(tensor([[0, 4], [0.25, 0]]))\noptimize({ w }, chain(gradientDescent(), minMaxNorm({ min: 0.5, max: 2 }))).step(() => w.sum().mul(0))\nconsole.log(w.toArray()) // [[0, 2], [0.5, 0]]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "min",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Smallest length.",
          "pt": "Menor comprimento."
        }
      },
      {
        "name": "max",
        "symbol": null,
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Largest length; wins over the smallest.",
          "pt": "Maior comprimento; prevalece sobre o menor."
        }
      },
      {
        "name": "rate",
        "symbol": null,
        "default": 1,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much of the way to the allowed length a step goes.",
          "pt": "Quanto do caminho até o comprimento permitido um passo percorre."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "mixup",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/mixup.ts",
    "text": {
      "en": "Trains on mixtures of two examples.",
      "pt": "Treina com misturas de dois exemplos."
    },
    "summary": "Mixup: trains on weighted means of two examples and of their targets.",
    "formula": "x <- s x + (1 - s) x',    y <- s y + (1 - s) y',    s ~ Beta(α, α)",
    "remarks": "The partners x', y' are the batch in random order, the share is one for the whole batch. Zhang et al., 2018, equation 1, https://arxiv.org/abs/1710.09412: α from 0.1 to 0.4 for ImageNet, 1 for CIFAR-10.",
    "example": "import { randomKey, tensor } from '@chainrule/autograd'\nimport { mixup } from '@chainrule/regularizers'\n\nconst { target } = mixup(tensor([[1], [2]]), tensor([[1, 0], [0, 1]]), { random: randomKey(1) })\nconsole.log(target.sum().item()) // 2",
    "paper": {
      "citation": "Zhang et al., 2018, equation 1, https://arxiv.org/abs/1710.09412: α from 0.1 to 0.4 for ImageNet, 1 for CIFAR-10",
      "year": 2018,
      "url": "https://arxiv.org/abs/1710.09412"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "orthogonalColumns",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/orthogonal-columns.ts",
    "text": {
      "en": "Wants inputs that act in different directions.",
      "pt": "Quer entradas que atuem em direções diferentes."
    },
    "summary": "Wants the outgoing weights of the inputs of a layer to be at right angles to each other, whatever their length.",
    "formula": "penalty = λ · mean over pairs i < j of |wᵢ · wⱼ| / (‖wᵢ‖ ‖wⱼ‖)",
    "remarks": "As `orthogonalRows`, with wᵢ a column of the weights [outputs, inputs, ...]; the mode \"rows\" of `OrthogonalRegularizer` of Keras, whose weights are [inputs, outputs].",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { orthogonalColumns } from '@chainrule/regularizers'\n\nconsole.log(orthogonalColumns({ strength: 1 }).penalty(tensor([[2, 3], [0, 0]])).item()) // 1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the mean cosine.",
          "pt": "Peso do cosseno médio."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "orthogonalRows",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/orthogonal-rows.ts",
    "text": {
      "en": "Wants units that look at different directions.",
      "pt": "Quer unidades que olhem em direções diferentes."
    },
    "summary": "Wants the incoming weights of the units of a layer to be at right angles to each other, whatever their length.",
    "formula": "penalty = λ · mean over pairs i < j of |wᵢ · wⱼ| / (‖wᵢ‖ ‖wⱼ‖)",
    "remarks": "The weights are [outputs, inputs, ...] as in `@chainrule/nn`, and wᵢ a row of them, with all further axes. Formula and default of `OrthogonalRegularizer` of Keras, whose weights are [inputs, outputs], so that this is its mode \"columns\". `softOrthogonality` wants length 1 too.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { orthogonalRows } from '@chainrule/regularizers'\n\nconst { penalty } = orthogonalRows({ strength: 1 })\nconsole.log(penalty(tensor([[5, 0], [0, 2]])).item(), penalty(tensor([[5, 0], [-2, 0]])).item()) // 0 1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the mean cosine.",
          "pt": "Peso do cosseno médio."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "orthogonalWeights",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/orthogonal-weights.ts",
    "text": {
      "en": "Weights that stay orthogonal by construction.",
      "pt": "Pesos que se mantêm ortogonais por construção."
    },
    "summary": "Keeps weights orthogonal while they are trained: orthonormal rows, or columns where there are fewer of them.",
    "formula": "A = X - Xᵀ,    W = (I - A)⁻¹ (I + A) B",
    "remarks": "The Cayley map of Helfrich, Willmott and Ye, 2018, https://arxiv.org/abs/1707.09520, from a base point as in Lezcano-Casado, 2019, https://arxiv.org/abs/1909.09501. `parametrizations.orthogonal` of PyTorch with `orthogonal_map=\"cayley\"`. Weights [outputs, ...] count as a matrix with one row for each output. B is the orthogonal factor of the first weights, which stay what they are if they are orthogonal. The system of equations is solved on the host.",
    "example": "import { parameter, tensor } from '@chainrule/autograd'\nimport { orthogonalWeights } from '@chainrule/regularizers'\n\nconst layer = orthogonalWeights({ weight: parameter(tensor([[3, 0], [0, -2]])) })\nconsole.log(layer.weight.toArray()) // [[1, 0], [0, -1]]",
    "paper": {
      "citation": "The Cayley map of Helfrich, Willmott and Ye, 2018, https://arxiv.org/abs/1707.09520, from a base point as in Lezcano-Casado, 2019, https://arxiv.org/abs/1909.09501",
      "year": 2018,
      "url": "https://arxiv.org/abs/1707.09520"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "rDrop",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/r-drop.ts",
    "text": {
      "en": "Makes two passes with different masks agree.",
      "pt": "Faz concordar duas passagens com máscaras diferentes."
    },
    "summary": "R-Drop: how far the predictions of two passes with different dropout are from each other.",
    "formula": "½ (KL(p ‖ q) + KL(q ‖ p)) = ½ Σ (p - q) (log p - log q),    p, q = softmax of the two passes",
    "remarks": "Wu et al., 2021, equation 2, https://arxiv.org/abs/2106.14448, as the mean over all places. To be added to the mean of both cross-entropies, times α: 1 to 5 in the paper.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { rDrop } from '@chainrule/regularizers'\n\nconsole.log(rDrop(tensor([[0, 1]]), tensor([[2, 3]])).item() < 1e-6) // true",
    "paper": {
      "citation": "Wu et al., 2021, equation 2, https://arxiv.org/abs/2106.14448, as the mean over all places",
      "year": 2021,
      "url": "https://arxiv.org/abs/2106.14448"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "regularizeActivity",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/regularize-activity.ts",
    "text": {
      "en": "A penalty on activations instead of weights.",
      "pt": "Uma penalidade sobre ativações em vez de pesos."
    },
    "summary": "The penalty of activations instead of weights, for each example, as one number to add to the loss.",
    "formula": "penalty(x) / batch",
    "remarks": "With `l1` it favours activations that are sparse. Keras's `ActivityRegularization` and `activity_regularizer` divide by the size of the batch in the same way.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { l1, regularizeActivity } from '@chainrule/regularizers'\n\nconst activations = tensor([[1, 0], [0, 3]])\nconsole.log(regularizeActivity(activations, l1({ strength: 0.5 })).item()) // 1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "smoothLabels",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/smooth-labels.ts",
    "text": {
      "en": "Gives a share of the truth to all classes alike.",
      "pt": "Reparte uma parte da verdade igualmente entre as classes."
    },
    "summary": "Label smoothing: takes a share of the certainty out of target probabilities.",
    "formula": "y <- (1 - ε) y + ε / classes",
    "remarks": "Szegedy et al., 2016, section 7, https://arxiv.org/abs/1512.00567. For losses on probabilities; `crossEntropy` of `@chainrule/nn` takes class numbers and the share itself (`labelSmoothing`). `smooth_labels` of Optax has no default.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { smoothLabels } from '@chainrule/regularizers'\n\nconsole.log(smoothLabels(tensor([0, 1]), { smoothing: 0.5 }).toArray()) // [0.25, 0.75]",
    "paper": {
      "citation": "Szegedy et al., 2016, section 7, https://arxiv.org/abs/1512.00567",
      "year": 2016,
      "url": "https://arxiv.org/abs/1512.00567"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "softOrthogonality",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/soft-orthogonality.ts",
    "text": {
      "en": "Wants layers that keep lengths.",
      "pt": "Quer camadas que preservem comprimentos."
    },
    "summary": "Wants a weight matrix that keeps lengths: orthonormal rows, or columns where there are fewer of them.",
    "formula": "penalty = λ ‖W Wᵀ - I‖²     (‖Wᵀ W - I‖² where W has more rows than columns)",
    "remarks": "Bansal, Chen and Wang, 2018, equation 2, https://arxiv.org/abs/1810.09102, who always take Wᵀ W, which differs by a constant. Weights [outputs, inputs, ...] count as a matrix with one row for each output.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { softOrthogonality } from '@chainrule/regularizers'\n\nconsole.log(softOrthogonality({ strength: 1 }).penalty(tensor([[2, 0], [0, 1]])).item()) // 9",
    "paper": {
      "citation": "Bansal, Chen and Wang, 2018, equation 2, https://arxiv.org/abs/1810.09102, who always take Wᵀ W, which differs by a constant",
      "year": 2018,
      "url": "https://arxiv.org/abs/1810.09102"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the distance.",
          "pt": "Peso da distância."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "spatialDropout1d",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/spatial-dropout.ts",
    "text": {
      "en": "Drops whole channels of sequences.",
      "pt": "Descarta canais inteiros de sequências."
    },
    "summary": "Drops whole channels of signals [batch, channels, length].",
    "formula": "y = x · keep / (1 - rate),    one keep ~ Bernoulli(1 - rate) for each example and channel",
    "remarks": "Neighbours in a channel say nearly the same, so that plain dropout would only lower the learning rate. Tompson et al., 2015, section 3.2, https://arxiv.org/abs/1411.4280. `Dropout1d` of PyTorch; Keras has the channels last.",
    "example": "import { equal, max, min, ones, randomKey } from '@chainrule/autograd'\nimport { spatialDropout1d } from '@chainrule/regularizers'\n\nconst y = spatialDropout1d(ones([8, 8, 4]), { rate: 0.5, random: randomKey(1) })\nconsole.log(min(equal(max(y, -1), min(y, -1))).item()) // 1",
    "paper": {
      "citation": "Tompson et al., 2015, section 3.2, https://arxiv.org/abs/1411.4280",
      "year": 2015,
      "url": "https://arxiv.org/abs/1411.4280"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "spatialDropout2d",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/spatial-dropout.ts",
    "text": {
      "en": "Drops whole channels of images.",
      "pt": "Descarta canais inteiros de imagens."
    },
    "summary": "Drops whole channels of images [batch, channels, height, width].",
    "formula": "",
    "remarks": "As {@link spatialDropout1d}. `Dropout2d` of PyTorch.",
    "example": "import { equal, max, min, ones, randomKey } from '@chainrule/autograd'\nimport { spatialDropout2d } from '@chainrule/regularizers'\n\nconst y = spatialDropout2d(ones([8, 8, 2, 2]), { rate: 0.5, random: randomKey(1) })\nconsole.log(min(equal(max(y, [2, 3]), min(y, [2, 3]))).item()) // 1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "spatialDropout3d",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/spatial-dropout.ts",
    "text": {
      "en": "Drops whole channels of volumes.",
      "pt": "Descarta canais inteiros de volumes."
    },
    "summary": "Drops whole channels of volumes [batch, channels, depth, height, width].",
    "formula": "",
    "remarks": "As {@link spatialDropout1d}. `Dropout3d` of PyTorch.",
    "example": "import { equal, max, min, ones, randomKey } from '@chainrule/autograd'\nimport { spatialDropout3d } from '@chainrule/regularizers'\n\nconst y = spatialDropout3d(ones([8, 8, 1, 2, 2]), { rate: 0.5, random: randomKey(1) })\nconsole.log(min(equal(max(y, [2, 3, 4]), min(y, [2, 3, 4]))).item()) // 1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "spectralNorm",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/spectral-norm.ts",
    "text": {
      "en": "Weights divided by their largest singular value.",
      "pt": "Pesos divididos por seu maior valor singular."
    },
    "summary": "Spectral normalization: divides weights by their largest singular value, so that a layer stretches nothing.",
    "formula": "v <- Wᵀ u / ‖Wᵀ u‖,    u <- W v / ‖W v‖     (constants for the gradient)\nw = W / σ,    σ = uᵀ W v",
    "remarks": "Miyato et al., 2018, algorithm 1, https://arxiv.org/abs/1802.05957. `parametrizations.spectral_norm` of PyTorch: weights [outputs, ...] count as a matrix with one row for each output, 15 iterations at the start, 1 at each use in training mode, none in evaluation mode.",
    "example": "import { abs, max, parameter, tensor } from '@chainrule/autograd'\nimport { spectralNorm } from '@chainrule/regularizers'\n\nconst layer = spectralNorm({ weight: parameter(tensor([[4, 0], [0, 2]])) })\nconsole.log(max(abs(layer.weight.sub(tensor([[1, 0], [0, 0.5]])))).item() < 1e-4) // true",
    "paper": {
      "citation": "Miyato et al., 2018, algorithm 1, https://arxiv.org/abs/1802.05957",
      "year": 2018,
      "url": "https://arxiv.org/abs/1802.05957"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "spectralNormPenalty",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/spectral-norm-penalty.ts",
    "text": {
      "en": "Wants layers that stretch no input by much.",
      "pt": "Quer camadas que não estiquem demais nenhuma entrada."
    },
    "summary": "Wants layers that stretch no input by much: a penalty on the largest singular value.",
    "formula": "penalty = λ/2 σ(W)²",
    "remarks": "Yoshida and Miyato, 2017, equation 3, https://arxiv.org/abs/1705.10941. The singular value is exact here, worked out on the host; the paper follows it by power iteration, as the parametrization `spectralNorm` does. Weights [outputs, inputs, ...] count as a matrix with one row for each output.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { spectralNormPenalty } from '@chainrule/regularizers'\n\nconsole.log(spectralNormPenalty({ strength: 1 }).penalty(tensor([[0, -3], [2, 0]])).item()) // 4.5",
    "paper": {
      "citation": "Yoshida and Miyato, 2017, equation 3, https://arxiv.org/abs/1705.10941",
      "year": 2017,
      "url": "https://arxiv.org/abs/1705.10941"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the square of the norm.",
          "pt": "Peso do quadrado da norma."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "totalVariation",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/total-variation.ts",
    "text": {
      "en": "Wants neighbours that are alike.",
      "pt": "Quer vizinhos parecidos."
    },
    "summary": "Total variation: wants neighbours that are alike, with few sharp edges.",
    "formula": "penalty = λ (Σ |x[i + 1, j] - x[i, j]| + Σ |x[i, j + 1] - x[i, j]|)",
    "remarks": "Neighbours are those along the last two axes (the last one, for rank 1), over all images and channels; for images that are made or denoised, and for filters. Rudin, Osher and Fatemi, 1992, https://doi.org/10.1016/0167-2789(92)90242-F, in the anisotropic form, as `total_variation` of TensorFlow.",
    "example": "import { tensor } from '@chainrule/autograd'\nimport { totalVariation } from '@chainrule/regularizers'\n\nconsole.log(totalVariation({ strength: 1 }).penalty(tensor([[0, 1], [0, 3]])).item()) // 6",
    "paper": {
      "citation": "Rudin, Osher and Fatemi, 1992, https://doi.org/10.1016/0167-2789(92)90242-F, in the anisotropic form, as `total_variation` of TensorFlow",
      "year": 1992,
      "url": "https://doi.org/10.1016/0167-2789(92)90242-F"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Weight of the sum of differences.",
          "pt": "Peso da soma das diferenças."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "unitNorm",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/unit-norm.ts",
    "text": {
      "en": "Gives the weights of each unit the length 1.",
      "pt": "Dá comprimento 1 aos pesos de cada unidade."
    },
    "summary": "A link for chains: gives the incoming weights of each unit the length 1.",
    "formula": "w <- w / ‖w‖",
    "remarks": "Weights that are all 0 stay 0. It stands after an optimizer, see `maxNorm`. `UnitNorm` of Keras adds 1e-7 to the norm.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent } from '@chainrule/optimizers'\nimport { unitNorm } from '@chainrule/regularizers'\n\nconst w = parameter(tensor([[0, 4], [0, 0]]))\noptimize({ w }, chain(gradientDescent(), unitNorm())).step(() => w.sum().mul(0))\nconsole.log(w.toArray()) // [[0, 1], [0, 0]]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "weightNorm",
    "kind": "regularizer",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/weight-norm.ts",
    "text": {
      "en": "Weights split into a direction and a length.",
      "pt": "Pesos separados em direção e comprimento."
    },
    "summary": "Weight normalization: learns the length and the direction of each unit's weights apart from each other.",
    "formula": "w = g v / ‖v‖",
    "remarks": "Salimans and Kingma, 2016, equation 2, https://arxiv.org/abs/1602.07868. `parametrizations.weight_norm` of PyTorch with `dim=0`. The weights stay what they are at first.",
    "example": "import { initialize, parametersOf } from '@chainrule/autograd'\nimport { linear } from '@chainrule/nn'\nimport { weightNorm } from '@chainrule/regularizers'\n\nconst layer = weightNorm(initialize(linear(3, 2), { seed: 1 }))\nconsole.log([...parametersOf(layer).keys()]) // ['bias', 'weightNorm.direction', 'weightNorm.magnitude']",
    "paper": {
      "citation": "Salimans and Kingma, 2016, equation 2, https://arxiv.org/abs/1602.07868",
      "year": 2016,
      "url": "https://arxiv.org/abs/1602.07868"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "chebyshevSteps",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/chebyshev-steps.ts",
    "text": {
      "en": "Large and small steps in a stable order.",
      "pt": "Passos grandes e pequenos em uma ordem estável."
    },
    "summary": "The steps with which plain gradient descent solves a quadratic as fast as momentum does, in a stable order.",
    "formula": "T     = 2^levels\nvalue = 2 / (M + m - (M - m) cos(π (σ(t) - ½) / T)),  t = 1, …, T, then again\nσ     = interlace(σ', T + 1 - σ'), from the σ' of half as many steps",
    "remarks": "Agarwal, Goel and Zhang, 2021, \"Acceleration via fractal learning rate schedules\", https://arxiv.org/abs/2103.01338. The values are one over the roots of a Chebyshev polynomial on [m, M], where the eigenvalues of the Hessian lie. Many are above 2 / M, where a constant rate diverges, and in the order of the roots rounding errors would explode.",
    "example": "import { chebyshevSteps } from '@chainrule/optimizers'\n\nconst learningRate = chebyshevSteps({ smallest: 1, largest: 9, levels: 1 })\nconsole.log([0, 1, 2].map((step) => learningRate(step).toFixed(4)).join(' ')) // 0.4605 0.1277 0.4605",
    "paper": {
      "citation": "Agarwal, Goel and Zhang, 2021, \"Acceleration via fractal learning rate schedules\", https://arxiv.org/abs/2103.01338",
      "year": 2021,
      "url": "https://arxiv.org/abs/2103.01338"
    },
    "hyperparameters": [
      {
        "name": "smallest",
        "symbol": "m",
        "default": null,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Smallest curvature of the loss.",
          "pt": "Menor curvatura da perda."
        }
      },
      {
        "name": "largest",
        "symbol": "M",
        "default": null,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest curvature of the loss.",
          "pt": "Maior curvatura da perda."
        }
      },
      {
        "name": "levels",
        "symbol": null,
        "default": 5,
        "range": "[0, 30]",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "A round has two to this power steps.",
          "pt": "Uma volta tem dois elevado a isto passos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "constantSchedule",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/constant-schedule.ts",
    "text": {
      "en": "One value, reduced in the first steps.",
      "pt": "Um só valor, reduzido nos primeiros passos."
    },
    "summary": "One value, after a share of it for the first steps.",
    "formula": "step < steps:  factor · value\nafterwards:    value",
    "remarks": "Where there is nothing to reduce a plain number says the same. PyTorch's `ConstantLR` has the defaults factor = 1/3 and steps = 5.",
    "example": "import { constantSchedule } from '@chainrule/optimizers'\n\nconst learningRate = constantSchedule({ value: 0.5, factor: 0.5, steps: 2 })\nconsole.log([0, 1, 2, 3].map(learningRate)) // [ 0.25, 0.25, 0.5, 0.5 ]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "value",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value after the first steps.",
          "pt": "Valor depois dos primeiros passos."
        }
      },
      {
        "name": "factor",
        "symbol": null,
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the value in the first steps.",
          "pt": "Parcela do valor nos primeiros passos."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps at the reduced value.",
          "pt": "Passos com o valor reduzido."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "cosineDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/cosine-decay.ts",
    "text": {
      "en": "Half a cosine, slow at both ends.",
      "pt": "Meio cosseno, lento nas duas pontas."
    },
    "summary": "Half a cosine from one value to another, which it keeps.",
    "formula": "p     = min(1, step / steps)\nvalue = end + (start - end) (1 + cos(π p)) / 2",
    "remarks": "Loshchilov and Hutter, 2017, section 3, equation 5 without restarts, https://arxiv.org/abs/1608.03983. As Optax's `cosine_decay_schedule`; PyTorch's `CosineAnnealingLR` climbs again after its `T_max` steps.",
    "example": "import { cosineDecay } from '@chainrule/optimizers'\n\nconst learningRate = cosineDecay({ start: 1, end: 0.5, steps: 100 })\nconsole.log(learningRate(0), learningRate(50), learningRate(1000)) // 1 0.75 0.5",
    "paper": {
      "citation": "Loshchilov and Hutter, 2017, section 3, equation 5 without restarts, https://arxiv.org/abs/1608.03983",
      "year": 2017,
      "url": "https://arxiv.org/abs/1608.03983"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value after the last step.",
          "pt": "Valor depois do último passo."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps from start to end.",
          "pt": "Passos do início ao fim."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "cosineRestarts",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/cosine-restarts.ts",
    "text": {
      "en": "Half a cosine again and again.",
      "pt": "Meio cosseno, vez após vez."
    },
    "summary": "Half a cosine again and again, each time over a longer stretch and from a lower start (SGDR, warm restarts).",
    "formula": "p     = share of the present stretch that is over\nvalue = end + (startᵢ - end) (1 + cos(π p)) / 2\nlengthᵢ = steps · growthⁱ,  startᵢ = start · shrinkⁱ",
    "remarks": "Loshchilov and Hutter, 2017, section 3, equation 5, https://arxiv.org/abs/1608.03983. PyTorch's `CosineAnnealingWarmRestarts` with T₀ = steps, T_mult = growth and no shrinking; Keras's `CosineDecayRestarts` has `t_mul` (2 by default) and `m_mul` for growth and shrink, and an end that shrinks along.",
    "example": "import { cosineRestarts } from '@chainrule/optimizers'\n\nconst learningRate = cosineRestarts({ start: 1, steps: 2, growth: 2 })\nconsole.log([0, 1, 2, 4, 6].map((step) => learningRate(step).toFixed(2)).join(' ')) // 1.00 0.50 1.00 0.50 1.00",
    "paper": {
      "citation": "Loshchilov and Hutter, 2017, section 3, equation 5, https://arxiv.org/abs/1608.03983",
      "year": 2017,
      "url": "https://arxiv.org/abs/1608.03983"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value toward the end of each stretch.",
          "pt": "Valor perto do fim de cada trecho."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Length of the first stretch.",
          "pt": "Duração do primeiro trecho."
        }
      },
      {
        "name": "growth",
        "symbol": null,
        "default": 1,
        "range": "[1, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much longer each stretch is.",
          "pt": "Quanto mais longo é cada trecho."
        }
      },
      {
        "name": "shrink",
        "symbol": null,
        "default": 1,
        "range": "(0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What remains of the start at each restart.",
          "pt": "O que resta do início em cada recomeço."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "decayingCycle",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/decaying-cycle.ts",
    "text": {
      "en": "Up and down under a falling top.",
      "pt": "Sobe e desce sob um topo que cai."
    },
    "summary": "Up and down in straight lines under a top that falls at each step.",
    "formula": "height = 0 at the ends of a cycle, 1 at its top\nvalue  = low + (high - low) height · factor^step",
    "remarks": "Smith, 2017, section 3.1, \"exp_range\", https://arxiv.org/abs/1506.01186. PyTorch's `CyclicLR` with that mode and `gamma` for the factor.",
    "example": "import { decayingCycle } from '@chainrule/optimizers'\n\nconst learningRate = decayingCycle({ low: 0, high: 1, up: 2, factor: 0.5 })\nconsole.log([0, 1, 2, 3, 4].map(learningRate)) // [ 0, 0.25, 0.25, 0.0625, 0 ]",
    "paper": {
      "citation": "Smith, 2017, section 3.1, \"exp_range\", https://arxiv.org/abs/1506.01186",
      "year": 2017,
      "url": "https://arxiv.org/abs/1506.01186"
    },
    "hyperparameters": [
      {
        "name": "low",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the start of each cycle.",
          "pt": "Valor no início de cada ciclo."
        }
      },
      {
        "name": "high",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the top of the first cycle.",
          "pt": "Valor no topo do primeiro ciclo."
        }
      },
      {
        "name": "up",
        "symbol": null,
        "default": 2000,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Steps on the way up.",
          "pt": "Passos na subida."
        }
      },
      {
        "name": "down",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps on the way down; 0 for as many as up.",
          "pt": "Passos na descida; 0 para tantos quanto na subida."
        }
      },
      {
        "name": "factor",
        "symbol": null,
        "default": null,
        "range": "(0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What remains of the height after each step.",
          "pt": "O que resta da altura depois de cada passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "exploreExploit",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/explore-exploit.ts",
    "text": {
      "en": "Explores at the full value, then falls to 0.",
      "pt": "Explora com o valor cheio, depois cai até 0."
    },
    "summary": "The knee: explores at the full value, then exploits along a straight line to 0.",
    "formula": "step < warmup:            peak · (step + 1) / warmup\nstep < warmup + explore:  peak\nafterwards:               peak · (1 - (step - warmup - explore) / exploit), at least 0",
    "remarks": "Iyer et al., 2023, \"Wide-minima density hypothesis\", https://arxiv.org/abs/2003.03977: wide minima are rare, and a large rate has to look for one long enough; half of the budget to explore served them well. `warmupStableDecay` counts from the end instead.",
    "example": "import { exploreExploit } from '@chainrule/optimizers'\n\nconst learningRate = exploreExploit({ peak: 1, explore: 3, exploit: 4 })\nconsole.log([0, 2, 3, 4, 6, 7, 100].map(learningRate)) // [ 1, 1, 1, 0.75, 0.25, 0, 0 ]",
    "paper": {
      "citation": "Iyer et al., 2023, \"Wide-minima density hypothesis\", https://arxiv.org/abs/2003.03977: wide minima are rare, and a large rate has to look for one long enough; half of the budget to explore served them well",
      "year": 2023,
      "url": "https://arxiv.org/abs/2003.03977"
    },
    "hyperparameters": [
      {
        "name": "peak",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value while it explores.",
          "pt": "Valor enquanto explora."
        }
      },
      {
        "name": "explore",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps at the full value.",
          "pt": "Passos com o valor cheio."
        }
      },
      {
        "name": "exploit",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps of the decay.",
          "pt": "Passos da queda."
        }
      },
      {
        "name": "warmup",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps until the full value.",
          "pt": "Passos até o valor cheio."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "exponentialDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/exponential-decay.ts",
    "text": {
      "en": "Falls by the same factor at each step.",
      "pt": "Cai pelo mesmo fator a cada passo."
    },
    "summary": "Falls by the same factor over any stretch of the same length.",
    "formula": "value = start · factor^(step / every),  stopped at `end`",
    "remarks": "PyTorch's `ExponentialLR`, Keras's `ExponentialDecay` with `every` for `decay_steps`, Optax's `exponential_decay`; `stepDecay` is their staircase. With a factor above 1 it grows, and an `end` of 0 means none, as in Optax.",
    "example": "import { exponentialDecay } from '@chainrule/optimizers'\n\nconst learningRate = exponentialDecay({ start: 1, factor: 0.25, every: 10, end: 0.1 })\nconsole.log(learningRate(0), learningRate(5), learningRate(10), learningRate(1000)) // 1 0.5 0.25 0.1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "factor",
        "symbol": null,
        "default": null,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What remains after so many steps.",
          "pt": "O que resta depois de tantos passos."
        }
      },
      {
        "name": "every",
        "symbol": null,
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Steps over which it falls by the factor.",
          "pt": "Passos em que cai pelo fator."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at which it stops; 0 for none.",
          "pt": "Valor em que para; 0 para nenhum."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "halfLifeWarmup",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/half-life-warmup.ts",
    "text": {
      "en": "A decay whose half-life grows evenly.",
      "pt": "Um decaimento cuja meia-vida cresce por igual."
    },
    "summary": "A decay (β) that grows so that what it remembers grows evenly: its half-life rises in a straight line.",
    "formula": "half(β) = ln ½ / ln β\np       = min(1, (step + 1) / steps)\nhalf(value) = (1 - p) half(start) + p half(end)",
    "remarks": "For the slow mean of `ademamix`: Pagliardini, Ablin and Grangier, 2024, section 3, https://arxiv.org/abs/2409.03137.",
    "example": "import { halfLifeWarmup } from '@chainrule/optimizers'\n\nconst beta = halfLifeWarmup({ start: 0.25, end: 0.5 ** 0.25, steps: 2 })\nconsole.log([0, 1, 2].map((step) => (Math.log(0.5) / Math.log(beta(step))).toFixed(2)).join(' ')) // 2.25 4.00 4.00",
    "paper": {
      "citation": "For the slow mean of `ademamix`: Pagliardini, Ablin and Grangier, 2024, section 3, https://arxiv.org/abs/2409.03137",
      "year": 2024,
      "url": "https://arxiv.org/abs/2409.03137"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": 0.9,
        "range": "(0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay before the first step.",
          "pt": "Decaimento antes do primeiro passo."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": null,
        "range": "(0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay after the last step.",
          "pt": "Decaimento depois do último passo."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps from start to end.",
          "pt": "Passos do início ao fim."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "halvingCycle",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/halving-cycle.ts",
    "text": {
      "en": "Up and down, each time half as high.",
      "pt": "Sobe e desce, cada vez pela metade."
    },
    "summary": "Up and down in straight lines, each time half as high.",
    "formula": "height = 0 at the ends of a cycle, 1 at its top\nvalue  = low + (high - low) height / 2^cycle",
    "remarks": "Smith, 2017, section 3.1, \"triangular2\", https://arxiv.org/abs/1506.01186. PyTorch's `CyclicLR` with that mode.",
    "example": "import { halvingCycle } from '@chainrule/optimizers'\n\nconst learningRate = halvingCycle({ low: 0, high: 1, up: 2 })\nconsole.log([0, 1, 2, 3, 4, 6, 10].map(learningRate)) // [ 0, 0.5, 1, 0.5, 0, 0.5, 0.25 ]",
    "paper": {
      "citation": "Smith, 2017, section 3.1, \"triangular2\", https://arxiv.org/abs/1506.01186",
      "year": 2017,
      "url": "https://arxiv.org/abs/1506.01186"
    },
    "hyperparameters": [
      {
        "name": "low",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the start of each cycle.",
          "pt": "Valor no início de cada ciclo."
        }
      },
      {
        "name": "high",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the top of the first cycle.",
          "pt": "Valor no topo do primeiro ciclo."
        }
      },
      {
        "name": "up",
        "symbol": null,
        "default": 2000,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Steps on the way up.",
          "pt": "Passos na subida."
        }
      },
      {
        "name": "down",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps on the way down; 0 for as many as up.",
          "pt": "Passos na descida; 0 para tantos quanto na subida."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "inverseSquareRootDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/inverse-square-root-decay.ts",
    "text": {
      "en": "Falls as one over the square root of the time.",
      "pt": "Cai como o inverso da raiz do tempo."
    },
    "summary": "Falls as one over the square root of the time.",
    "formula": "value = start · √(timescale / (timescale + step))",
    "remarks": "Vaswani et al., 2017, section 5.3, https://arxiv.org/abs/1706.03762; Raffel et al., 2020, section 3.1.2, https://arxiv.org/abs/1910.10683, with 10⁴ for the timescale, after as many steps at the full value (`joinSchedules`). With a warm-up of as many steps as the timescale, `warmup(inverseSquareRootDecay({ start, timescale }), { steps: timescale })`, it is the one of fairseq.",
    "example": "import { inverseSquareRootDecay } from '@chainrule/optimizers'\n\nconst learningRate = inverseSquareRootDecay({ start: 1, timescale: 100 })\nconsole.log(learningRate(0), learningRate(300), learningRate(1500)) // 1 0.5 0.25",
    "paper": {
      "citation": "Vaswani et al., 2017, section 5.3, https://arxiv.org/abs/1706.03762; Raffel et al., 2020, section 3.1.2, https://arxiv.org/abs/1910.10683, with 10⁴ for the timescale, after as many steps at the full value (`joinSchedules`)",
      "year": 2017,
      "url": "https://arxiv.org/abs/1706.03762"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "timescale",
        "symbol": null,
        "default": null,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Steps after which it has fallen by √2.",
          "pt": "Passos depois dos quais caiu por √2."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "inverseTimeDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/inverse-time-decay.ts",
    "text": {
      "en": "Falls as one over the time.",
      "pt": "Cai como o inverso do tempo."
    },
    "summary": "Falls as one over the time: `start / (1 + rate · step)`.",
    "formula": "",
    "remarks": "With `rate` below 1 it satisfies the conditions of Robbins and Monro, 1951, https://doi.org/10.1214/aoms/1177729586. It is the `lr_decay` of PyTorch's Adagrad, and Keras's `InverseTimeDecay` with one step for each decay.",
    "example": "import { inverseTimeDecay } from '@chainrule/optimizers'\n\nconst learningRate = inverseTimeDecay({ start: 1, rate: 0.5 })\nconsole.log(learningRate(0), learningRate(2), learningRate(6)) // 1 0.5 0.25",
    "paper": {
      "citation": "With `rate` below 1 it satisfies the conditions of Robbins and Monro, 1951, https://doi.org/10.1214/aoms/1177729586",
      "year": 1951,
      "url": "https://doi.org/10.1214/aoms/1177729586"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "rate",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How fast it falls.",
          "pt": "Rapidez com que cai."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "joinSchedules",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/join-schedules.ts",
    "text": {
      "en": "One schedule after the other.",
      "pt": "Uma programação depois da outra."
    },
    "summary": "One schedule after the other; each begins anew at its milestone.",
    "formula": "milestoneᵢ ≤ step < milestoneᵢ₊₁:  scheduleᵢ(step - milestoneᵢ),  with milestone₀ = 0",
    "remarks": "Optax's and MLX's `join_schedules`, PyTorch's `SequentialLR`.",
    "example": "import { joinSchedules, linearDecay } from '@chainrule/optimizers'\n\nconst learningRate = joinSchedules([0.5, linearDecay({ start: 0.5, steps: 2 })], { milestones: [3] })\nconsole.log([0, 2, 3, 4, 5, 6].map(learningRate)) // [ 0.5, 0.5, 0.5, 0.25, 0, 0 ]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "milestones",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps at which the next schedule begins.",
          "pt": "Passos em que começa a próxima programação."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "linearDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/linear-decay.ts",
    "text": {
      "en": "A straight line from one value to another.",
      "pt": "Uma reta de um valor a outro."
    },
    "summary": "A straight line from one value to another, which it keeps.",
    "formula": "p     = min(1, step / steps)\nvalue = start + (end - start) p",
    "remarks": "Optax's `linear_schedule`; PyTorch's `LinearLR` with the values themselves instead of factors. It rises where `end` is larger; a warm-up that wastes no step on the value 0 is `warmup`.",
    "example": "import { linearDecay } from '@chainrule/optimizers'\n\nconst learningRate = linearDecay({ start: 1, end: 0.5, steps: 4 })\nconsole.log([0, 1, 2, 4, 100].map(learningRate)) // [ 1, 0.875, 0.75, 0.5, 0.5 ]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value after the last step.",
          "pt": "Valor depois do último passo."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps from start to end.",
          "pt": "Passos do início ao fim."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "linearOneCycle",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/linear-one-cycle.ts",
    "text": {
      "en": "Up to a large rate and down to almost nothing, in straight lines.",
      "pt": "Sobe até uma taxa grande e desce até quase nada, em linhas retas."
    },
    "summary": "Up to a large rate, back to the start, and on to almost nothing, in straight lines (1cycle, super-convergence).",
    "formula": "start = peak / startDivisor,  end = start / endDivisor\nstart -> peak in a share `rise` of the steps, peak -> start in a share `fall`, start -> end in the rest",
    "remarks": "Smith and Topin, 2019, https://arxiv.org/abs/1708.07120; Smith, 2018, section 4.1, https://arxiv.org/abs/1803.09820. Defaults of Optax's `linear_onecycle_schedule` (`pct_final` is rise + fall). The corners lie as in PyTorch's `OneCycleLR` with `anneal_strategy='linear'`: with `three_phase` its `fall` is its `rise`, without it 0.",
    "example": "import { linearOneCycle } from '@chainrule/optimizers'\n\nconst learningRate = linearOneCycle({ peak: 1, steps: 10, rise: 0.5, fall: 0.4, startDivisor: 4 })\nconsole.log([0, 2, 4, 7, 9].map(learningRate)) // [ 0.25, 0.625, 1, 0.25, 0.000025 ]",
    "paper": {
      "citation": "Smith and Topin, 2019, https://arxiv.org/abs/1708.07120; Smith, 2018, section 4.1, https://arxiv.org/abs/1803.09820",
      "year": 2019,
      "url": "https://arxiv.org/abs/1708.07120"
    },
    "hyperparameters": [
      {
        "name": "peak",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest value.",
          "pt": "Maior valor."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[2, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps in all.",
          "pt": "Passos ao todo."
        }
      },
      {
        "name": "rise",
        "symbol": null,
        "default": 0.3,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way up.",
          "pt": "Parcela dos passos na subida."
        }
      },
      {
        "name": "fall",
        "symbol": null,
        "default": 0.55,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way back to the start; 0 for a straight fall to the end.",
          "pt": "Parcela dos passos na volta ao início; 0 para uma queda direta até o fim."
        }
      },
      {
        "name": "startDivisor",
        "symbol": null,
        "default": 25,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "The cycle starts at the peak over this.",
          "pt": "O ciclo começa no pico sobre isto."
        }
      },
      {
        "name": "endDivisor",
        "symbol": null,
        "default": 10000,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "The cycle ends at its start over this.",
          "pt": "O ciclo termina no seu início sobre isto."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "linearOneCycleMomentum",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/linear-one-cycle-momentum.ts",
    "text": {
      "en": "A momentum that is low while the rate is high, in straight lines.",
      "pt": "Um momento baixo enquanto a taxa é alta, em linhas retas."
    },
    "summary": "The momentum that goes with `linearOneCycle`: low while the rate is high, in straight lines.",
    "formula": "high -> low in a share `rise` of the steps, low -> high in a share `fall`, then high",
    "remarks": "Smith, 2018, section 4.3, https://arxiv.org/abs/1803.09820. For `momentum` of gradient descent, or `beta1` of Adam. The bounds are those of PyTorch's `OneCycleLR`; use the `rise` and `fall` of the rate.",
    "example": "import { linearOneCycleMomentum } from '@chainrule/optimizers'\n\nconst momentum = linearOneCycleMomentum({ steps: 10, rise: 0.5, fall: 0.4 })\nconsole.log([0, 2, 4, 7, 9].map((step) => momentum(step).toFixed(2)).join(' ')) // 0.95 0.90 0.85 0.95 0.95",
    "paper": {
      "citation": "Smith, 2018, section 4.3, https://arxiv.org/abs/1803.09820",
      "year": 2018,
      "url": "https://arxiv.org/abs/1803.09820"
    },
    "hyperparameters": [
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[2, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps in all.",
          "pt": "Passos ao todo."
        }
      },
      {
        "name": "rise",
        "symbol": null,
        "default": 0.3,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way up.",
          "pt": "Parcela dos passos na subida."
        }
      },
      {
        "name": "fall",
        "symbol": null,
        "default": 0.55,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way back to the start; 0 for a straight fall to the end.",
          "pt": "Parcela dos passos na volta ao início; 0 para uma queda direta até o fim."
        }
      },
      {
        "name": "low",
        "symbol": null,
        "default": 0.85,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the peak of the rate.",
          "pt": "Valor no pico da taxa."
        }
      },
      {
        "name": "high",
        "symbol": null,
        "default": 0.95,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at both ends.",
          "pt": "Valor nas duas pontas."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "multiplicative",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/multiplicative.ts",
    "text": {
      "en": "Each value is the one before times a factor.",
      "pt": "Cada valor é o anterior vezes um fator."
    },
    "summary": "Each value is the one before times a factor that may depend on the step.",
    "formula": "value(0)    = start\nvalue(step) = value(step - 1) · factor(step)",
    "remarks": "PyTorch's `MultiplicativeLR`. Its `LambdaLR` needs no helper: any function of the step is a schedule, as `(step) => 0.1 * 0.95 ** step`.",
    "example": "import { multiplicative } from '@chainrule/optimizers'\n\nconst learningRate = multiplicative((step) => (step < 3 ? 0.5 : 1), { start: 1 })\nconsole.log([0, 1, 2, 3, 4].map(learningRate)) // [ 1, 0.5, 0.25, 0.25, 0.25 ]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "multiplySchedules",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/multiply-schedules.ts",
    "text": {
      "en": "The product of several schedules.",
      "pt": "O produto de várias programações."
    },
    "summary": "The product of several schedules: a base value and what reduces it, each by a law of its own.",
    "formula": "value = schedule₁(step) · schedule₂(step) · …",
    "remarks": "What PyTorch's `ChainedScheduler` does with schedules that multiply the rate (`ConstantLR`, `ExponentialLR`, `StepLR`).",
    "example": "import { constantSchedule, multiplySchedules, stepDecay } from '@chainrule/optimizers'\n\nconst calm = constantSchedule({ value: 1, factor: 0.5, steps: 1 })\nconst learningRate = multiplySchedules([8, calm, stepDecay({ start: 1, factor: 0.5, every: 2 })])\nconsole.log([0, 1, 2, 4].map(learningRate)) // [ 4, 8, 4, 2 ]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "multiStepDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/multi-step-decay.ts",
    "text": {
      "en": "Falls by a factor at each milestone.",
      "pt": "Cai por um fator em cada marco."
    },
    "summary": "Falls by a factor at each milestone.",
    "formula": "value = start · factor^(number of milestones ≤ step)",
    "remarks": "Goyal et al., 2017, section 5.1, https://arxiv.org/abs/1706.02677, with milestones at the epochs 30, 60 and 80. PyTorch's `MultiStepLR`, also in that a milestone which is named twice counts twice.",
    "example": "import { multiStepDecay } from '@chainrule/optimizers'\n\nconst learningRate = multiStepDecay({ start: 1, factor: 0.5, milestones: [2, 5] })\nconsole.log([0, 1, 2, 4, 5, 9].map(learningRate)) // [ 1, 1, 0.5, 0.5, 0.25, 0.25 ]",
    "paper": {
      "citation": "Goyal et al., 2017, section 5.1, https://arxiv.org/abs/1706.02677, with milestones at the epochs 30, 60 and 80",
      "year": 2017,
      "url": "https://arxiv.org/abs/1706.02677"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "factor",
        "symbol": null,
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What remains after each milestone.",
          "pt": "O que resta depois de cada marco."
        }
      },
      {
        "name": "milestones",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps at which it falls.",
          "pt": "Passos em que cai."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "noam",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/noam.ts",
    "text": {
      "en": "The schedule of the Transformer: warm-up, then an inverse square root.",
      "pt": "A programação do Transformer: aquecimento, depois o inverso da raiz."
    },
    "summary": "The schedule of the Transformer: a straight warm-up, then one over the square root of the step.",
    "formula": "t     = step + 1\nvalue = factor · modelSize^-½ · min(t^-½, t · warmup^-³ᐟ²)",
    "remarks": "Vaswani et al., 2017, section 5.3, equation 3, https://arxiv.org/abs/1706.03762, where the factor is 1 and the warm-up 4000. The largest value is factor / √(modelSize · warmup); `inverseSquareRootDecay` lets one choose it.",
    "example": "import { noam } from '@chainrule/optimizers'\n\nconst learningRate = noam({ modelSize: 4, warmup: 4 })\nconsole.log([0, 1, 3, 15].map(learningRate)) // [ 0.0625, 0.125, 0.25, 0.125 ]",
    "paper": {
      "citation": "Vaswani et al., 2017, section 5.3, equation 3, https://arxiv.org/abs/1706.03762, where the factor is 1 and the warm-up 4000",
      "year": 2017,
      "url": "https://arxiv.org/abs/1706.03762"
    },
    "hyperparameters": [
      {
        "name": "modelSize",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Width of the model.",
          "pt": "Largura do modelo."
        }
      },
      {
        "name": "warmup",
        "symbol": null,
        "default": 4000,
        "range": "[1, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Steps of the warm-up.",
          "pt": "Passos do aquecimento."
        }
      },
      {
        "name": "factor",
        "symbol": null,
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Scales all values.",
          "pt": "Escala todos os valores."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "oneCycle",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/one-cycle.ts",
    "text": {
      "en": "Up to a large rate and down to almost nothing, smoothly.",
      "pt": "Sobe até uma taxa grande e desce até quase nada, suavemente."
    },
    "summary": "Up to a large rate and down to almost nothing along half cosines, once (1cycle, super-convergence).",
    "formula": "start = peak / startDivisor,  end = start / endDivisor\nstart -> peak in a share `rise` of the steps, then peak -> end\nwith `fall`: start -> peak -> start -> end",
    "remarks": "Smith and Topin, 2019, https://arxiv.org/abs/1708.07120; Smith, 2018, section 4.1, https://arxiv.org/abs/1803.09820, in the form of fastai and PyTorch: the defaults of `OneCycleLR`, whose `three_phase` is `fall` = `rise`. The last value is that of step `steps - 1`, and stays. `oneCycleMomentum` is the other half, `linearOneCycle` the straight form of the papers.",
    "example": "import { adam, oneCycle, oneCycleMomentum } from '@chainrule/optimizers'\n\nconst learningRate = oneCycle({ peak: 1, steps: 100 })\nconst optimizer = adam({ learningRate, beta1: oneCycleMomentum({ steps: 100 }) })\nconsole.log(optimizer.name, learningRate(0), learningRate(29), learningRate(99)) // adam 0.04 1 0.000004",
    "paper": {
      "citation": "Smith and Topin, 2019, https://arxiv.org/abs/1708.07120; Smith, 2018, section 4.1, https://arxiv.org/abs/1803.09820, in the form of fastai and PyTorch: the defaults of `OneCycleLR`, whose `three_phase` is `fall` = `rise`",
      "year": 2019,
      "url": "https://arxiv.org/abs/1708.07120"
    },
    "hyperparameters": [
      {
        "name": "peak",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest value.",
          "pt": "Maior valor."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[2, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps in all.",
          "pt": "Passos ao todo."
        }
      },
      {
        "name": "rise",
        "symbol": null,
        "default": 0.3,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way up.",
          "pt": "Parcela dos passos na subida."
        }
      },
      {
        "name": "fall",
        "symbol": null,
        "default": 0,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way back to the start; 0 for a straight fall to the end.",
          "pt": "Parcela dos passos na volta ao início; 0 para uma queda direta até o fim."
        }
      },
      {
        "name": "startDivisor",
        "symbol": null,
        "default": 25,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "The cycle starts at the peak over this.",
          "pt": "O ciclo começa no pico sobre isto."
        }
      },
      {
        "name": "endDivisor",
        "symbol": null,
        "default": 10000,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "The cycle ends at its start over this.",
          "pt": "O ciclo termina no seu início sobre isto."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "oneCycleMomentum",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/one-cycle-momentum.ts",
    "text": {
      "en": "A momentum that is low while the rate is high.",
      "pt": "Um momento baixo enquanto a taxa é alta."
    },
    "summary": "The momentum that goes with `oneCycle`: low while the rate is high, along half cosines.",
    "formula": "high -> low in a share `rise` of the steps, then low -> high",
    "remarks": "Smith, 2018, section 4.3, https://arxiv.org/abs/1803.09820: a large rate regularises already, and momentum on top of it makes steps too long. For `momentum` of gradient descent, or `beta1` of Adam. Defaults of PyTorch's `OneCycleLR`; use the `rise` and `fall` of the rate.",
    "example": "import { oneCycleMomentum } from '@chainrule/optimizers'\n\nconst momentum = oneCycleMomentum({ steps: 100 })\nconsole.log(momentum(0), momentum(29), momentum(99)) // 0.95 0.85 0.95",
    "paper": {
      "citation": "Smith, 2018, section 4.3, https://arxiv.org/abs/1803.09820: a large rate regularises already, and momentum on top of it makes steps too long",
      "year": 2018,
      "url": "https://arxiv.org/abs/1803.09820"
    },
    "hyperparameters": [
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[2, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps in all.",
          "pt": "Passos ao todo."
        }
      },
      {
        "name": "rise",
        "symbol": null,
        "default": 0.3,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way up.",
          "pt": "Parcela dos passos na subida."
        }
      },
      {
        "name": "fall",
        "symbol": null,
        "default": 0,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the steps on the way back to the start; 0 for a straight fall to the end.",
          "pt": "Parcela dos passos na volta ao início; 0 para uma queda direta até o fim."
        }
      },
      {
        "name": "low",
        "symbol": null,
        "default": 0.85,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the peak of the rate.",
          "pt": "Valor no pico da taxa."
        }
      },
      {
        "name": "high",
        "symbol": null,
        "default": 0.95,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at both ends.",
          "pt": "Valor nas duas pontas."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "piecewiseConstant",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/piecewise-constant.ts",
    "text": {
      "en": "One value after the other.",
      "pt": "Um valor depois do outro."
    },
    "summary": "One value after the other, each until the next milestone.",
    "formula": "value = valuesᵢ,  i = number of milestones ≤ step",
    "remarks": "Optax's `piecewise_constant_schedule` with the values themselves instead of factors. Keras's `PiecewiseConstantDecay` changes one step later: there a boundary still belongs to the value before it.",
    "example": "import { piecewiseConstant } from '@chainrule/optimizers'\n\nconst learningRate = piecewiseConstant({ values: [1, 0.5, 0.1], milestones: [2, 5] })\nconsole.log([0, 1, 2, 4, 5, 9].map(learningRate)) // [ 1, 1, 0.5, 0.5, 0.1, 0.1 ]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "values",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "The values in their order.",
          "pt": "Os valores na sua ordem."
        }
      },
      {
        "name": "milestones",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps at which the next value begins.",
          "pt": "Passos em que começa o próximo valor."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "piecewiseCosine",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/piecewise-cosine.ts",
    "text": {
      "en": "Half a cosine from point to point.",
      "pt": "Meio cosseno de ponto a ponto."
    },
    "summary": "Half a cosine from point to point; the first and the last value stay before and after.",
    "formula": "p     = (step - stepsᵢ) / (stepsᵢ₊₁ - stepsᵢ)\nshare = (1 - cos(π p)) / 2\nvalue = valuesᵢ (1 - share) + valuesᵢ₊₁ share",
    "remarks": "Optax's `piecewise_interpolate_schedule('cosine', …)` with the values themselves instead of factors. At two points on one step it jumps.",
    "example": "import { piecewiseCosine } from '@chainrule/optimizers'\n\nconst learningRate = piecewiseCosine({ steps: [0, 2, 6], values: [0, 1, 0.5] })\nconsole.log([0, 1, 2, 4, 6].map((step) => learningRate(step).toFixed(2)).join(' ')) // 0.00 0.50 1.00 0.75 0.50",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Where the points are.",
          "pt": "Onde estão os pontos."
        }
      },
      {
        "name": "values",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "The values there.",
          "pt": "Os valores ali."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "piecewiseLinear",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/piecewise-linear.ts",
    "text": {
      "en": "Straight lines from point to point.",
      "pt": "Retas de ponto a ponto."
    },
    "summary": "Straight lines from point to point; the first and the last value stay before and after.",
    "formula": "p     = (step - stepsᵢ) / (stepsᵢ₊₁ - stepsᵢ)\nvalue = valuesᵢ (1 - p) + valuesᵢ₊₁ p",
    "remarks": "Optax's `piecewise_interpolate_schedule('linear', …)` with the values themselves instead of factors. At two points on one step it jumps.",
    "example": "import { piecewiseLinear } from '@chainrule/optimizers'\n\nconst learningRate = piecewiseLinear({ steps: [0, 2, 6], values: [0, 1, 0.5] })\nconsole.log([0, 1, 2, 4, 6, 100].map(learningRate)) // [ 0, 0.5, 1, 0.75, 0.5, 0.5 ]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Where the points are.",
          "pt": "Onde estão os pontos."
        }
      },
      {
        "name": "values",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "The values there.",
          "pt": "Os valores ali."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "polynomialDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/polynomial-decay.ts",
    "text": {
      "en": "Falls as a power of what is left of the time.",
      "pt": "Cai como uma potência do tempo que resta."
    },
    "summary": "Falls as a power of what is left of the time.",
    "formula": "p     = min(1, step / steps)\nvalue = end + (start - end) (1 - p)^power",
    "remarks": "With a power above 1 it falls quickly first and slowly at the end. PyTorch's `PolynomialLR` (whose end is 0), Optax's `polynomial_schedule`, Keras's `PolynomialDecay` (whose `end_learning_rate` is 1e-4). Chen et al., 2017, section 4.1, https://arxiv.org/abs/1606.00915, use the power 0.9.",
    "example": "import { polynomialDecay } from '@chainrule/optimizers'\n\nconst learningRate = polynomialDecay({ start: 1, steps: 4, power: 2 })\nconsole.log([0, 1, 2, 4, 100].map(learningRate)) // [ 1, 0.5625, 0.25, 0, 0 ]",
    "paper": {
      "citation": "Chen et al., 2017, section 4.1, https://arxiv.org/abs/1606.00915, use the power 0.9",
      "year": 2017,
      "url": "https://arxiv.org/abs/1606.00915"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value after the last step.",
          "pt": "Valor depois do último passo."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps from start to end.",
          "pt": "Passos do início ao fim."
        }
      },
      {
        "name": "power",
        "symbol": null,
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "1 for a straight line.",
          "pt": "1 para uma reta."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "proportional",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/proportional.ts",
    "text": {
      "en": "Follows another schedule in proportion.",
      "pt": "Segue outra programação em proporção."
    },
    "summary": "Follows another schedule in proportion, from its range into a range of its own.",
    "formula": "value = low + (high - low) (inner(step) - from) / (to - from)",
    "remarks": "Zhuang et al., 2022 (GSAM), https://arxiv.org/abs/2203.08065, let the radius of sharpness-aware minimisation follow the learning rate so. Where the other schedule has no range (from = to) the value is `high`.",
    "example": "import { linearDecay, proportional } from '@chainrule/optimizers'\n\nconst learningRate = linearDecay({ start: 1, steps: 4 })\nconst radius = proportional(learningRate, { from: 0, to: 1, low: 0.25, high: 0.5 })\nconsole.log([0, 2, 4].map(radius)) // [ 0.5, 0.375, 0.25 ]",
    "paper": {
      "citation": "Zhuang et al., 2022 (GSAM), https://arxiv.org/abs/2203.08065, let the radius of sharpness-aware minimisation follow the learning rate so",
      "year": 2022,
      "url": "https://arxiv.org/abs/2203.08065"
    },
    "hyperparameters": [
      {
        "name": "from",
        "symbol": null,
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Lower end of the other schedule.",
          "pt": "Extremo baixo da outra programação."
        }
      },
      {
        "name": "to",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Upper end of the other schedule.",
          "pt": "Extremo alto da outra programação."
        }
      },
      {
        "name": "low",
        "symbol": null,
        "default": 0,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at its lower end.",
          "pt": "Valor no seu extremo baixo."
        }
      },
      {
        "name": "high",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at its upper end.",
          "pt": "Valor no seu extremo alto."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "reduceOnPlateau",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/reduce-on-plateau.ts",
    "text": {
      "en": "Falls by a factor where a metric has stopped improving.",
      "pt": "Cai por um fator quando uma métrica para de melhorar."
    },
    "summary": "Falls by a factor where a metric has stopped improving.",
    "formula": "better: metric < best - threshold |best| - absoluteThreshold     (with the goal 'max': >, +)\nmore than `patience` metrics in a row that are not better:  value <- max(end, factor · value)",
    "remarks": "The division by ten of He et al., 2016, section 3.4, https://arxiv.org/abs/1512.03385. Options and defaults of PyTorch's `ReduceLROnPlateau` (`threshold_mode='abs'` is `absoluteThreshold`); its relative threshold takes a metric below 0 for better when it is a little worse, this one does not. Keras falls one metric earlier for the same patience. A metric that is not a finite number counts as not better.\n\nIt stands for a learning rate as any schedule does, and moves with `observe`. Save it beside the optimizer: `saveRun(path, { model, optimizer, learningRate })`.",
    "example": "import { reduceOnPlateau } from '@chainrule/optimizers'\n\nconst learningRate = reduceOnPlateau({ start: 1, factor: 0.5, patience: 1 })\nconsole.log([3, 2, 2, 2, 1].map(learningRate.observe)) // [ 1, 1, 1, 0.5, 0.5 ]",
    "paper": {
      "citation": "The division by ten of He et al., 2016, section 3.4, https://arxiv.org/abs/1512.03385",
      "year": 2016,
      "url": "https://arxiv.org/abs/1512.03385"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the beginning.",
          "pt": "Valor no começo."
        }
      },
      {
        "name": "factor",
        "symbol": null,
        "default": 0.1,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What remains after a fall.",
          "pt": "O que resta depois de uma queda."
        }
      },
      {
        "name": "patience",
        "symbol": null,
        "default": 10,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Metrics without improvement that are borne.",
          "pt": "Métricas sem melhora que são toleradas."
        }
      },
      {
        "name": "threshold",
        "symbol": null,
        "default": 0.0001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of the best by which a metric must be better.",
          "pt": "Parcela do melhor em que a métrica deve melhorar."
        }
      },
      {
        "name": "absoluteThreshold",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Amount by which a metric must be better.",
          "pt": "Quantia em que a métrica deve melhorar."
        }
      },
      {
        "name": "cooldown",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Metrics after a fall that do not count.",
          "pt": "Métricas depois de uma queda que não contam."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value below which it does not fall.",
          "pt": "Valor abaixo do qual não cai."
        }
      },
      {
        "name": "epsilon",
        "symbol": null,
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Smaller falls are left out.",
          "pt": "Quedas menores são omitidas."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "rexDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/rex-decay.ts",
    "text": {
      "en": "Stays high for long, then falls ever faster.",
      "pt": "Fica alto por muito tempo, depois cai cada vez mais."
    },
    "summary": "REX: stays high for long and falls ever faster toward the end of the budget.",
    "formula": "p     = min(1, step / steps)\nvalue = end + (start - end) (1 - p) / (½ + ½ (1 - p))",
    "remarks": "Chen, Wolfe and Kyrillidis, 2022, \"REX: revisiting budgeted training\", https://arxiv.org/abs/2107.04197, where the end is 0.",
    "example": "import { rexDecay } from '@chainrule/optimizers'\n\nconst learningRate = rexDecay({ start: 3, steps: 10 })\nconsole.log(learningRate(0), learningRate(5), learningRate(10)) // 3 2 0",
    "paper": {
      "citation": "Chen, Wolfe and Kyrillidis, 2022, \"REX: revisiting budgeted training\", https://arxiv.org/abs/2107.04197, where the end is 0",
      "year": 2022,
      "url": "https://arxiv.org/abs/2107.04197"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value after the last step.",
          "pt": "Valor depois do último passo."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps from start to end.",
          "pt": "Passos do início ao fim."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "stepDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/step-decay.ts",
    "text": {
      "en": "Falls by a factor every so many steps.",
      "pt": "Cai por um fator a cada tantos passos."
    },
    "summary": "Falls by a factor every so many steps, and stays in between.",
    "formula": "value = max(end, start · factor^⌊step / every⌋)",
    "remarks": "Ge, Kakade, Kidambi and Netrapalli, 2019, \"The step decay schedule\", https://arxiv.org/abs/1904.12838. PyTorch's `StepLR`; `exponential_decay` of Optax and Keras with `staircase`.",
    "example": "import { stepDecay } from '@chainrule/optimizers'\n\nconst learningRate = stepDecay({ start: 1, factor: 0.5, every: 10 })\nconsole.log(learningRate(0), learningRate(9), learningRate(10), learningRate(25)) // 1 1 0.5 0.25",
    "paper": {
      "citation": "Ge, Kakade, Kidambi and Netrapalli, 2019, \"The step decay schedule\", https://arxiv.org/abs/1904.12838",
      "year": 2019,
      "url": "https://arxiv.org/abs/1904.12838"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value at the first step.",
          "pt": "Valor no primeiro passo."
        }
      },
      {
        "name": "factor",
        "symbol": null,
        "default": 0.1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What remains after each fall.",
          "pt": "O que resta depois de cada queda."
        }
      },
      {
        "name": "every",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps between two falls.",
          "pt": "Passos entre duas quedas."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value below which it does not fall.",
          "pt": "Valor abaixo do qual não cai."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "triangularCycle",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/triangular-cycle.ts",
    "text": {
      "en": "Up and down between two values.",
      "pt": "Sobe e desce entre dois valores."
    },
    "summary": "Up and down between two values in straight lines, again and again.",
    "formula": "height = 0 at the ends of a cycle, 1 at its top\nvalue  = low + (high - low) height",
    "remarks": "Smith, 2017, section 3.1, \"triangular\", https://arxiv.org/abs/1506.01186. PyTorch's `CyclicLR`, which cycles the momentum against the rate: that is `triangularCycle({ low: 0.9, high: 0.8, up })` beside this one.",
    "example": "import { triangularCycle } from '@chainrule/optimizers'\n\nconst learningRate = triangularCycle({ low: 0, high: 1, up: 2, down: 4 })\nconsole.log([0, 1, 2, 3, 4, 6, 8].map(learningRate)) // [ 0, 0.5, 1, 0.75, 0.5, 0, 1 ]",
    "paper": {
      "citation": "Smith, 2017, section 3.1, \"triangular\", https://arxiv.org/abs/1506.01186",
      "year": 2017,
      "url": "https://arxiv.org/abs/1506.01186"
    },
    "hyperparameters": [
      {
        "name": "low",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the start of each cycle.",
          "pt": "Valor no início de cada ciclo."
        }
      },
      {
        "name": "high",
        "symbol": null,
        "default": null,
        "range": "(-∞, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value at the top of the first cycle.",
          "pt": "Valor no topo do primeiro ciclo."
        }
      },
      {
        "name": "up",
        "symbol": null,
        "default": 2000,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Steps on the way up.",
          "pt": "Passos na subida."
        }
      },
      {
        "name": "down",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps on the way down; 0 for as many as up.",
          "pt": "Passos na descida; 0 para tantos quanto na subida."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "warmup",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/warmup.ts",
    "text": {
      "en": "Grows before another schedule begins.",
      "pt": "Cresce antes de começar outra programação."
    },
    "summary": "Grows in a straight line for some steps, then follows another schedule from its beginning.",
    "formula": "step < steps:  (step + 1) / steps · then(0)\nafterwards:    then(step - steps + 1)",
    "remarks": "The full value is reached on the last of the warm-up steps, and the first step is not lost: it has 1 / steps of it. Goyal et al., 2017, section 2.2, https://arxiv.org/abs/1706.02677.",
    "example": "import { warmup } from '@chainrule/optimizers'\n\nconst learningRate = warmup(0.5, { steps: 4 })\nconsole.log([0, 1, 2, 3, 4].map(learningRate)) // [ 0.125, 0.25, 0.375, 0.5, 0.5 ]",
    "paper": {
      "citation": "Goyal et al., 2017, section 2.2, https://arxiv.org/abs/1706.02677",
      "year": 2017,
      "url": "https://arxiv.org/abs/1706.02677"
    },
    "hyperparameters": [
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps until the full value.",
          "pt": "Passos até o valor cheio."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "warmupStableDecay",
    "kind": "schedule",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/warmup-stable-decay.ts",
    "text": {
      "en": "A warm-up, a plateau and a decay.",
      "pt": "Um aquecimento, um platô e uma queda."
    },
    "summary": "A warm-up, a long stretch at the full value, and a decay over the last steps (WSD, trapezoid).",
    "formula": "step < warmup:         peak · (step + 1) / warmup\nstep < steps - decay:  peak\nafterwards:            end + (peak - end) (1 - p^power),  p = (step - steps + decay) / decay, at most 1",
    "remarks": "Hu et al., 2024, section 4.2, https://arxiv.org/abs/2404.06395, who let the decay be any falling function; Hägele et al., 2024, section 3, https://arxiv.org/abs/2405.18392, whose \"1-sqrt\" is the power ½, and a straight line the power 1. The stretch in the middle can be trained on from: join another decay to a checkpoint of it.",
    "example": "import { warmupStableDecay } from '@chainrule/optimizers'\n\nconst learningRate = warmupStableDecay({ peak: 1, steps: 10, warmup: 2, decay: 4 })\nconsole.log([0, 1, 2, 6, 7, 9, 10].map(learningRate)) // [ 0.5, 1, 1, 1, 0.75, 0.25, 0 ]",
    "paper": {
      "citation": "Hu et al., 2024, section 4.2, https://arxiv.org/abs/2404.06395, who let the decay be any falling function; Hägele et al., 2024, section 3, https://arxiv.org/abs/2405.18392, whose \"1-sqrt\" is the power ½, and a straight line the power 1",
      "year": 2024,
      "url": "https://arxiv.org/abs/2404.06395"
    },
    "hyperparameters": [
      {
        "name": "peak",
        "symbol": null,
        "default": null,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Value in the middle.",
          "pt": "Valor no meio."
        }
      },
      {
        "name": "steps",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps in all.",
          "pt": "Passos ao todo."
        }
      },
      {
        "name": "warmup",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps until the full value.",
          "pt": "Passos até o valor cheio."
        }
      },
      {
        "name": "decay",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Steps of the decay at the end.",
          "pt": "Passos da queda no fim."
        }
      },
      {
        "name": "end",
        "symbol": null,
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Value after the last step.",
          "pt": "Valor depois do último passo."
        }
      },
      {
        "name": "power",
        "symbol": null,
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "1 for a straight decay, ½ for a steeper one.",
          "pt": "1 para uma queda reta, ½ para uma mais íngreme."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "adaptiveClip",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/adaptive-clip.ts",
    "text": {
      "en": "Limits the gradient of each unit to a share of its weights.",
      "pt": "Limita o gradiente de cada unidade a uma parcela dos seus pesos."
    },
    "summary": "A link for chains: limits the gradient of each unit to a share of the size of its weights (AGC).",
    "formula": "limit    = λ max(‖w‖, ε)                                    (for each row: the weights of one output unit)\ngradient = g · limit / ‖g‖ where ‖g‖ > limit",
    "remarks": "Brock et al., 2021, section 4.1, equation 3, https://arxiv.org/abs/2102.06171. Units lie along the first axis; vectors and scalars are one unit, as in the authors' code. The paper leaves the last layer out: `only(adaptiveClip(), …)`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adaptiveClip, chain, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([[3, 4], [6, 8]]))\nconst optimizer = optimize({ w }, chain(adaptiveClip({ share: 0.1 }), gradientDescent({ learningRate: 1 })))\noptimizer.step(() => w.mul(tensor([[100, 0], [0.5, 0]])).sum())\nconsole.log(w.toArray()) // [ [ 2.5, 4 ], [ 5.5, 8 ] ]",
    "paper": {
      "citation": "Brock et al., 2021, section 4.1, equation 3, https://arxiv.org/abs/2102.06171",
      "year": 2021,
      "url": "https://arxiv.org/abs/2102.06171"
    },
    "hyperparameters": [
      {
        "name": "share",
        "symbol": "λ",
        "default": 0.01,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest gradient, as a share of the weights.",
          "pt": "Maior gradiente, como parcela dos pesos."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0.001,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Smallest norm of weights that counts.",
          "pt": "Menor norma de pesos que conta."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "addDecayToGradient",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/add-decay-to-gradient.ts",
    "text": {
      "en": "Adds a share of each weight to its gradient.",
      "pt": "Soma ao gradiente uma parcela de cada peso."
    },
    "summary": "A link for chains: L2 decay through the gradient, as if the loss had a penalty ½ λ Σw².",
    "formula": "gradient = g + λ w",
    "remarks": "What PyTorch's `weight_decay` means in SGD, Momentum, Adagrad, RMSprop and Adam: it passes through moments and divisions like any gradient. `decayWeights` is the decay of AdamW, which does not. Loshchilov and Hutter, 2019, section 2, https://arxiv.org/abs/1711.05101, compares the two.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { addDecayToGradient, chain, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, chain(addDecayToGradient({ weightDecay: 0.5 }), gradientDescent({ learningRate: 0.25 })))\noptimizer.step(() => w.sum())\nconsole.log(w.item()) // 3.25",
    "paper": {
      "citation": "Loshchilov and Hutter, 2019, section 2, https://arxiv.org/abs/1711.05101, compares the two",
      "year": 2019,
      "url": "https://arxiv.org/abs/1711.05101"
    },
    "hyperparameters": [
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of each weight that its gradient gains.",
          "pt": "Parcela de cada peso que entra no seu gradiente."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "backtrackingSearch",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/backtracking-search.ts",
    "text": {
      "en": "Shortens the change until the loss has sunk far enough.",
      "pt": "Encurta a mudança até a perda cair o bastante."
    },
    "summary": "A link for chains: shortens the change until the loss has sunk far enough (backtracking, Armijo).",
    "formula": "size   = min(largest, growth · last size)\nwhile loss(w + size · change) > loss(w) + c size gᵀchange:  size <- shrink · size\nchange <- size · change",
    "remarks": "Nocedal and Wright, 2006, Numerical Optimization, Algorithm 3.1; growth, numbers and limit are those of Optax's `scale_by_backtracking_linesearch`. Where no look satisfies the condition the parameters stay as they are (Optax takes the last size). It needs a loss without noise: the same batch for all looks, which the closure gives. An update reads numbers on the way and cannot be captured.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { backtrackingSearch, chain, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst descent = gradientDescent({ learningRate: 4 })\nconst optimizer = optimize({ w }, chain(descent, backtrackingSearch({ shrink: 0.5 })))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 0",
    "paper": {
      "citation": "Nocedal and Wright, 2006, Numerical Optimization, Algorithm 3.1; growth, numbers and limit are those of Optax's `scale_by_backtracking_linesearch`",
      "year": 2006,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "decrease",
        "symbol": "c",
        "default": 0.0001,
        "range": "[0, 1)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of the promised decrease that is enough.",
          "pt": "Parcela da queda prometida que basta."
        }
      },
      {
        "name": "shrink",
        "symbol": null,
        "default": 0.8,
        "range": "(0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What remains of a size that was too large.",
          "pt": "O que resta de um tamanho grande demais."
        }
      },
      {
        "name": "growth",
        "symbol": null,
        "default": 1.5,
        "range": "[1, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How much larger the next search begins.",
          "pt": "Quanto maior a próxima busca começa."
        }
      },
      {
        "name": "largest",
        "symbol": null,
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest size.",
          "pt": "Maior tamanho."
        }
      },
      {
        "name": "looks",
        "symbol": null,
        "default": 15,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Most looks at the loss.",
          "pt": "Máximo de avaliações da perda."
        }
      }
    ],
    "presets": {},
    "needs": [
      "loss",
      "evaluate",
      "read"
    ],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "cautious",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/cautious.ts",
    "text": {
      "en": "Leaves out what the gradient speaks against.",
      "pt": "Deixa de fora aquilo que o gradiente contradiz."
    },
    "summary": "A link for chains: leaves out what the gradient speaks against, and makes up for it in the rest.",
    "formula": "agrees = change · g < 0\nchange <- change · size / (number that agree + 1) where it agrees, 0 elsewhere",
    "remarks": "Behind any optimizer with momentum: `chain(adam(), cautious(), decayWeights())` is C-AdamW. Liang et al., 2024, Algorithm 1, https://arxiv.org/abs/2411.16085. Sizes and numbers are those of each parameter. The authors' later code divides by the share that agrees instead, and never by less than 0.001.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { cautious, chain, momentum } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0, 0, 0]))\nconst optimizer = optimize({ w }, chain(momentum({ learningRate: 0.25 }), cautious()))\noptimizer.step(() => w.mul(tensor([1, 2, 2])).sum())\noptimizer.step(() => w.mul(tensor([1, 2, -1])).sum())\nconsole.log(Array.from(w.data(), (x) => x < -0.5)) // [true, true, false]",
    "paper": {
      "citation": "Liang et al., 2024, Algorithm 1, https://arxiv.org/abs/2411.16085",
      "year": 2024,
      "url": "https://arxiv.org/abs/2411.16085"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "centralizeGradients",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/centralize-gradients.ts",
    "text": {
      "en": "Takes the mean away from the gradient of each unit.",
      "pt": "Retira a média do gradiente de cada unidade."
    },
    "summary": "A link for chains: takes the mean away from the gradient of each unit.",
    "formula": "gradient = g - mean of g over all axes but the first      (rank 2 and more; vectors and scalars stay)",
    "remarks": "Yong et al., 2020, equation 1, https://arxiv.org/abs/2004.01461. For convolutions only: `only(centralizeGradients(), ({ shape }) => shape.length > 2)`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { centralizeGradients, chain, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([[0, 0], [0, 0]]))\nconst optimizer = optimize({ w }, chain(centralizeGradients(), gradientDescent({ learningRate: 1 })))\noptimizer.step(() => w.mul(tensor([[1, 3], [5, 5]])).sum())\nconsole.log(w.toArray()) // [ [ 1, -1 ], [ 0, 0 ] ]",
    "paper": {
      "citation": "Yong et al., 2020, equation 1, https://arxiv.org/abs/2004.01461",
      "year": 2020,
      "url": "https://arxiv.org/abs/2004.01461"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "clipByGlobalNorm",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/clip-by-global-norm.ts",
    "text": {
      "en": "Limits the norm of all gradients together.",
      "pt": "Limita a norma de todos os gradientes juntos."
    },
    "summary": "A link for chains: limits the norm of all gradients together and keeps their direction.",
    "formula": "norm     = √(Σ g²) over all parameters\ngradient = g · maxNorm / max(norm, maxNorm)",
    "remarks": "Pascanu, Mikolov and Bengio, 2013, Algorithm 1, https://arxiv.org/abs/1211.5063. PyTorch's `clip_grad_norm_` adds 1e-6 to the norm; here a gradient that is too long gets exactly the largest norm. Where the norm itself overflows the gradients become 0. `monitor` before it keeps the norm to look at.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, clipByGlobalNorm, gradientDescent } from '@chainrule/optimizers'\n\nconst model = { a: parameter(tensor([0])), b: parameter(tensor([0])) }\nconst optimizer = optimize(model, chain(clipByGlobalNorm({ maxNorm: 1 }), gradientDescent({ learningRate: 1 })))\noptimizer.step(() => model.a.mul(3).add(model.b.mul(4)).sum())\nconsole.log(model.a.item().toFixed(2), model.b.item().toFixed(2)) // -0.60 -0.80",
    "paper": {
      "citation": "Pascanu, Mikolov and Bengio, 2013, Algorithm 1, https://arxiv.org/abs/1211.5063",
      "year": 2013,
      "url": "https://arxiv.org/abs/1211.5063"
    },
    "hyperparameters": [
      {
        "name": "maxNorm",
        "symbol": null,
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest norm of all gradients together.",
          "pt": "Maior norma de todos os gradientes juntos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "clipByNorm",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/clip-by-norm.ts",
    "text": {
      "en": "Limits the norm of each gradient by itself.",
      "pt": "Limita a norma de cada gradiente por si."
    },
    "summary": "A link for chains: limits the norm of each gradient by itself and keeps its direction.",
    "formula": "norm     = √(Σ g²) over one parameter\ngradient = g · maxNorm / max(norm, maxNorm)",
    "remarks": "Keras's `clipnorm`, PyTorch's `clip_grad_norm_` called for each parameter (which adds 1e-6 to the norm). `clipByGlobalNorm` keeps the proportions between the parameters too.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, clipByNorm, gradientDescent } from '@chainrule/optimizers'\n\nconst model = { a: parameter(tensor([0])), b: parameter(tensor([0])) }\nconst optimizer = optimize(model, chain(clipByNorm({ maxNorm: 2 }), gradientDescent({ learningRate: 1 })))\noptimizer.step(() => model.a.mul(8).add(model.b).sum())\nconsole.log(model.a.item(), model.b.item()) // -2 -1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "maxNorm",
        "symbol": null,
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest norm of the gradient of one parameter.",
          "pt": "Maior norma do gradiente de um parâmetro."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "clipByRms",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/clip-by-rms.ts",
    "text": {
      "en": "Limits the root mean square of each gradient by itself.",
      "pt": "Limita a média quadrática de cada gradiente por si."
    },
    "summary": "A link for chains: limits the root mean square of each gradient by itself and keeps its direction.",
    "formula": "rms      = √(mean of g²) over one parameter\ngradient = g · maxRms / max(rms, maxRms)",
    "remarks": "Unlike a norm it means the same for parameters of any size. Shazeer and Stern, 2018, section 6, with d for the largest value, https://arxiv.org/abs/1804.04235, clip updates so; Optax's `clip_by_block_rms`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, clipByRms, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0, 0]))\nconst optimizer = optimize({ w }, chain(clipByRms({ maxRms: 5 }), gradientDescent({ learningRate: 1 })))\noptimizer.step(() => w.mul(tensor([14, 2])).sum())\nconsole.log(w.toArray()) // [-7, -1]",
    "paper": {
      "citation": "Shazeer and Stern, 2018, section 6, with d for the largest value, https://arxiv.org/abs/1804.04235, clip updates so; Optax's `clip_by_block_rms`",
      "year": 2018,
      "url": "https://arxiv.org/abs/1804.04235"
    },
    "hyperparameters": [
      {
        "name": "maxRms",
        "symbol": "d",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest root mean square of the gradient of one parameter.",
          "pt": "Maior média quadrática do gradiente de um parâmetro."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "clipByValue",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/clip-by-value.ts",
    "text": {
      "en": "Limits every element of the gradients.",
      "pt": "Limita cada elemento dos gradientes."
    },
    "summary": "A link for chains: limits every element of the gradients.",
    "formula": "gradient = clamp(g, -limit, limit)",
    "remarks": "PyTorch's `clip_grad_value_`, Keras's `clipvalue`, Optax's `clip`. Unlike clipping by a norm it turns the gradient.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, clipByValue, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0, 0]))\nconst optimizer = optimize({ w }, chain(clipByValue({ limit: 2 }), gradientDescent({ learningRate: 1 })))\noptimizer.step(() => w.mul(tensor([-8, 1])).sum())\nconsole.log(w.toArray()) // [2, -1]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "limit",
        "symbol": null,
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest size of any element.",
          "pt": "Maior tamanho de qualquer elemento."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "decayWeights",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/decay-weights.ts",
    "text": {
      "en": "Weights that decay apart from the gradient.",
      "pt": "Pesos que decaem à parte do gradiente."
    },
    "summary": "A link for chains: weights decay by themselves, apart from the gradient (decoupled weight decay).",
    "formula": "change <- change - η λ w",
    "remarks": "`η` is the learning rate of the optimizer beside it. `chain(adam(), decayWeights())` is `adamw()`. Loshchilov and Hutter, 2019, Algorithms 1 and 2, https://arxiv.org/abs/1711.05101; the paper scales by the schedule alone, PyTorch and this link by the learning rate. `addDecayToGradient` is the L2 penalty, which goes through the gradient.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, decayWeights, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 0.25 }), decayWeights({ weightDecay: 0.5 })))\noptimizer.step(() => w.sum())\nconsole.log(w.item()) // 3.25",
    "paper": {
      "citation": "Loshchilov and Hutter, 2019, Algorithms 1 and 2, https://arxiv.org/abs/1711.05101; the paper scales by the schedule alone, PyTorch and this link by the learning rate",
      "year": 2019,
      "url": "https://arxiv.org/abs/1711.05101"
    },
    "hyperparameters": [
      {
        "name": "weightDecay",
        "symbol": "λ",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of itself that a weight loses, times the size of a step.",
          "pt": "Parcela de si que um peso perde, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "divideByDeviation",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/divide-by-deviation.ts",
    "text": {
      "en": "Divides gradients by their running spread.",
      "pt": "Divide os gradientes pela sua dispersão recente."
    },
    "summary": "A link for chains: gradients divided by their running spread, for the optimizer that follows.",
    "formula": "mean       <- α mean + (1 - α) g\nmeanSquare <- α meanSquare + (1 - α) g²\ngradient   =  g / (√(meanSquare - mean²) + ε)",
    "remarks": "`chain(divideByDeviation(), momentum())` is PyTorch's `RMSprop(centered=True, momentum=…)`: Graves, 2013, equations 38 to 41, https://arxiv.org/abs/1308.0850, with ε outside the root. What rounding makes negative under the root is 0.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, divideByDeviation, momentum } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, 100]))\nconst optimizer = optimize({ w }, chain(divideByDeviation({ decay: 0.5 }), momentum({ learningRate: 0.25 })))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, 99.5]",
    "paper": {
      "citation": "`chain(divideByDeviation(), momentum())` is PyTorch's `RMSprop(centered=True, momentum=…)`: Graves, 2013, equations 38 to 41, https://arxiv.org/abs/1308.0850, with ε outside the root",
      "year": 2013,
      "url": "https://arxiv.org/abs/1308.0850"
    },
    "hyperparameters": [
      {
        "name": "decay",
        "symbol": "α",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of both running means.",
          "pt": "Decaimento das duas médias móveis."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "divideByFactoredRms",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/divide-by-factored-rms.ts",
    "text": {
      "en": "Divides gradients by their running size, kept for rows and columns.",
      "pt": "Divide os gradientes pelo seu tamanho recente, guardado por linhas e colunas."
    },
    "summary": "Divides gradients by their running size, which takes a number for each row and column of a matrix: a link before an optimizer.",
    "formula": "squares  <- squares + t^-c (g² + ε₁ - squares)      (for matrices: means of rows, means of columns)\nvariance =  rows · columns / mean(rows)\nstep     =  g / √variance\ngradient =  step / max(1, rms(step) / d)",
    "remarks": "Shazeer and Stern, 2018, Algorithms 4 and 5 without their step size, https://arxiv.org/abs/1804.04235: Adafactor for those who set the learning rate themselves, `chain(divideByFactoredRms(), gradientDescent({ learningRate }))`, or with momentum. Of higher ranks, as in PyTorch, the last two axes are factored; the paper has matrices only.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, divideByFactoredRms, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, -100]))\nconst optimizer = optimize({ w }, chain(divideByFactoredRms(), gradientDescent({ learningRate: 0.5 })))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, -99.5]",
    "paper": {
      "citation": "Shazeer and Stern, 2018, Algorithms 4 and 5 without their step size, https://arxiv.org/abs/1804.04235: Adafactor for those who set the learning rate themselves, `chain(divideByFactoredRms(), gradientDescent({ learningRate }))`, or with momentum",
      "year": 2018,
      "url": "https://arxiv.org/abs/1804.04235"
    },
    "hyperparameters": [
      {
        "name": "memory",
        "symbol": "c",
        "default": 0.8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How fast the memory of squared gradients grows: t^-c is the share of the newest.",
          "pt": "Quão rápido cresce a memória dos quadrados: t^-c é a parcela do mais novo."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε₁",
        "default": 1e-30,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to squared gradients.",
          "pt": "Somado aos quadrados dos gradientes."
        }
      },
      {
        "name": "clipThreshold",
        "symbol": "d",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest root mean square of the result.",
          "pt": "Maior média quadrática do resultado."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "divideByRms",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/divide-by-rms.ts",
    "text": {
      "en": "Divides gradients by their running size.",
      "pt": "Divide os gradientes pelo seu tamanho médio recente."
    },
    "summary": "A link for chains: gradients divided by their running size, for the optimizer that follows.",
    "formula": "meanSquare <- α meanSquare + (1 - α) g²\ngradient   =  g / (√meanSquare + ε)",
    "remarks": "`chain(divideByRms(), gradientDescent())` is `rmsprop()`, and `chain(divideByRms(), momentum())` is PyTorch's `RMSprop(momentum=…)`. Tieleman and Hinton, 2012, lecture 6.5 of Neural Networks for Machine Learning.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, divideByRms, momentum } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, 100]))\nconst optimizer = optimize({ w }, chain(divideByRms({ decay: 0.96 }), momentum({ learningRate: 0.1 })))\noptimizer.step(() => w.square().sum())\nconsole.log(w.toArray()) // [0.5, 99.5]",
    "paper": {
      "citation": "Tieleman and Hinton, 2012, lecture 6.5 of Neural Networks for Machine Learning",
      "year": 2012,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "decay",
        "symbol": "α",
        "default": 0.99,
        "range": "[0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Decay of the running mean of squared gradients.",
          "pt": "Decaimento da média móvel dos quadrados."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 1e-8,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the denominator, outside the root.",
          "pt": "Somado ao denominador, fora da raiz."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "gradientNoise",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/gradient-noise.ts",
    "text": {
      "en": "Adds noise to the gradients, less with every update.",
      "pt": "Soma ruído aos gradientes, menos a cada atualização."
    },
    "summary": "A link for chains: adds normal noise to the gradients, less with every update.",
    "formula": "gradient = g + N(0, σ²),  σ² = η / tᵞ",
    "remarks": "Neelakantan et al., 2015, section 3, equation 1, https://arxiv.org/abs/1511.06807, where η is one of 0.01, 0.3 and 1; Optax's `add_noise`. The noise hangs on the seed of `optimize`, the name of the parameter and the number of the update.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, gradientNoise } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0]))\nconst optimizer = optimize({ w }, chain(gradientNoise(), gradientDescent({ learningRate: 1 })), { seed: 3 })\noptimizer.step(() => w.sum())\nconsole.log(w.item() !== -1, Math.abs(w.item() + 1) < 0.5) // true true",
    "paper": {
      "citation": "Neelakantan et al., 2015, section 3, equation 1, https://arxiv.org/abs/1511.06807, where η is one of 0.01, 0.3 and 1; Optax's `add_noise`",
      "year": 2015,
      "url": "https://arxiv.org/abs/1511.06807"
    },
    "hyperparameters": [
      {
        "name": "variance",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Variance of the first noise.",
          "pt": "Variância do primeiro ruído."
        }
      },
      {
        "name": "decay",
        "symbol": "γ",
        "default": 0.55,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How fast the noise fades.",
          "pt": "Rapidez com que o ruído diminui."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "grams",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/grams.ts",
    "text": {
      "en": "The size of the change, in the direction of the gradient.",
      "pt": "O tamanho da mudança, na direção do gradiente."
    },
    "summary": "A link for chains: the size of the change stays, its direction becomes that of the gradient.",
    "formula": "change <- -sign(g) |change|",
    "remarks": "Behind any optimizer with momentum: `chain(adam(), grams())` is Grams. Cao, Li and Song, 2024, Algorithm 1, https://arxiv.org/abs/2412.17107. The paper has ε = 1e-6 in Adam.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, grams, momentum } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0, 0]))\nconst optimizer = optimize({ w }, chain(momentum({ learningRate: 1, momentum: 0.5 }), grams()))\noptimizer.step(() => w.mul(tensor([4, 4])).sum())\noptimizer.step(() => w.mul(tensor([1, -1])).sum())\nconsole.log(w.toArray()) // [-7, -3]",
    "paper": {
      "citation": "Cao, Li and Song, 2024, Algorithm 1, https://arxiv.org/abs/2412.17107",
      "year": 2024,
      "url": "https://arxiv.org/abs/2412.17107"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "maximize",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/maximize.ts",
    "text": {
      "en": "Climbs instead of descending.",
      "pt": "Sobe em vez de descer."
    },
    "summary": "A link for chains: the optimizer that follows climbs instead of descending.",
    "formula": "gradient = -g",
    "remarks": "PyTorch's option `maximize`. Put it before links that add a decay, so that weights still shrink.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, maximize } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, chain(maximize(), gradientDescent({ learningRate: 0.5 })))\noptimizer.step(() => w.sum())\nconsole.log(w.item()) // 1.5",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "monitor",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/monitor.ts",
    "text": {
      "en": "Keeps numbers of each update to look at.",
      "pt": "Guarda números de cada atualização para consulta."
    },
    "summary": "A link for chains: measures something at each update and keeps it where it can be read at any time.",
    "formula": "",
    "remarks": "What it measures stands in cells, `chain.monitor.<name>` for a link of the outermost chain, and is computed in the same plan as the update, also in a captured step. Before the first update it is 0. A link before a clipping sees the gradients as they came, one behind it as they were clipped. Moments need no monitor: they are cells already, see `cellsNamed`. Optax's `monitor` and `snapshot`.",
    "example": "import { optimize, parameter, tensor, treeNorm } from '@chainrule/autograd'\nimport { chain, clipByGlobalNorm, gradientDescent, monitor } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0, 0]))\nconst before = monitor({ norm: ({ gradients }) => treeNorm(gradients) })\nconst after = monitor({ change: ({ change }) => treeNorm(change) })\nconst descent = chain(before, clipByGlobalNorm({ maxNorm: 1 }), gradientDescent({ learningRate: 2 }), after)\nconst optimizer = optimize({ w }, descent)\noptimizer.step(() => w.mul(tensor([3, 4])).sum())\nconst { cells } = optimizer\nconst [norm, change] = ['chain.monitor.norm', 'chain.monitor2.change'].map((path) => cells.get(path)?.item())\nconsole.log(norm, change?.toFixed(3)) // 5 2.000",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "nonNegative",
    "kind": "transform",
    "package": "@chainrule/regularizers",
    "source": "packages/regularizers/src/non-negative.ts",
    "text": {
      "en": "Sets negative weights to 0.",
      "pt": "Zera os pesos negativos."
    },
    "summary": "A link for chains: sets weights that became negative to 0.",
    "formula": "w <- max(w, 0)",
    "remarks": "The projection of projected gradient descent, as for non-negative matrix factorization: Lin, 2007, https://doi.org/10.1162/neco.2007.19.10.2756. It stands after an optimizer. `NonNeg` of Keras.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent } from '@chainrule/optimizers'\nimport { nonNegative } from '@chainrule/regularizers'\n\nconst w = parameter(tensor([1, -2]))\noptimize({ w }, chain(gradientDescent(), nonNegative())).step(() => w.sum().mul(0))\nconsole.log(w.toArray()) // [1, 0]",
    "paper": {
      "citation": "The projection of projected gradient descent, as for non-negative matrix factorization: Lin, 2007, https://doi.org/10.1162/neco.2007.19.10.2756",
      "year": 2007,
      "url": "https://doi.org/10.1162/neco.2007.19.10.2756"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "project",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/project.ts",
    "text": {
      "en": "Puts parameters back into a set after a step.",
      "pt": "Devolve os parâmetros a um conjunto depois do passo."
    },
    "summary": "A link for chains: every update ends at the projection of the parameters onto a set (projected gradient descent).",
    "formula": "w <- projection(w + change)",
    "remarks": "Goldstein, 1964, https://doi.org/10.1090/S0002-9904-1964-11178-2; Parikh and Boyd, 2014, Proximal algorithms, section 4.2. The sets of `projectSimplex`, `projectL2Ball` and their like, or any function of one tensor. `only` chooses parameters. Put it last.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, project, projectSimplex } from '@chainrule/optimizers'\n\nconst shares = parameter(tensor([0.5, 0.5]))\nconst descent = chain(gradientDescent({ learningRate: 1 }), project((w) => projectSimplex(w)))\nconst optimizer = optimize({ shares }, descent)\noptimizer.step(() => shares.mul(tensor([0, 0.5])).sum())\nconsole.log(shares.toArray()) // [0.75, 0.25]",
    "paper": {
      "citation": "Goldstein, 1964, https://doi.org/10.1090/S0002-9904-1964-11178-2; Parikh and Boyd, 2014, Proximal algorithms, section 4.2",
      "year": 1964,
      "url": "https://doi.org/10.1090/S0002-9904-1964-11178-2"
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "softThreshold",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/soft-threshold.ts",
    "text": {
      "en": "Shrinks weights until they are exactly zero.",
      "pt": "Encolhe os pesos até que sejam exatamente zero."
    },
    "summary": "A link for chains: the proximal step of an L1 penalty λ Σ|w|, which makes weights exactly zero.",
    "formula": "moved = w + change\nw     <- moved - clamp(moved, -η λ, η λ)",
    "remarks": "`η` is the learning rate of the optimizer before it. After `gradientDescent` this is ISTA: Daubechies, Defrise and De Mol, 2004, https://doi.org/10.1002/cpa.20042; Parikh and Boyd, 2014, Proximal algorithms, section 6.5.2. With an optimizer that scales its steps (Adam) the threshold stays η λ for every weight. The penalty `l1` of `@chainrule/regularizers` follows the subgradient instead, and leaves weights that swing around zero.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, softThreshold } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4, 0.25, -2]))\nconst optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 0.5 }), softThreshold({ strength: 1 })))\noptimizer.step(() => w.sum().mul(0))\nconsole.log(w.toArray()) // [3.5, 0, -1.5]",
    "paper": {
      "citation": "After `gradientDescent` this is ISTA: Daubechies, Defrise and De Mol, 2004, https://doi.org/10.1002/cpa.20042; Parikh and Boyd, 2014, Proximal algorithms, section 6.5.2",
      "year": 2004,
      "url": "https://doi.org/10.1002/cpa.20042"
    },
    "hyperparameters": [
      {
        "name": "strength",
        "symbol": "λ",
        "default": 0.001,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "What every weight loses of its size, times the size of a step.",
          "pt": "O que cada peso perde do seu tamanho, vezes o tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "trustRatio",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/trust-ratio.ts",
    "text": {
      "en": "Changes in proportion to the size of the weights.",
      "pt": "Mudanças em proporção ao tamanho dos pesos."
    },
    "summary": "A link for chains: the change of each parameter becomes a share of the size of its weights, whatever the gradient.",
    "formula": "step   = change / η\nratio  = c ‖w‖ / (‖step‖ + ε)          (1 where ‖w‖ or ‖step‖ is 0)\nchange <- ratio · change",
    "remarks": "`η` is the learning rate of the optimizer beside it: behind `adamw` this is LAMB (You et al., 2020, Algorithm 2, https://arxiv.org/abs/1904.00962), on gradients it is LARS (You et al., 2017, section 4, https://arxiv.org/abs/1708.03888, with c = 0.001). Optax's `scale_by_trust_ratio`, which stands before the learning rate.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, trustRatio } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, 4]))\nconst optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 0.5 }), trustRatio()))\noptimizer.step(() => w.mul(tensor([0, 1000])).sum())\nconsole.log(w.toArray()) // [3, 1.5]",
    "paper": {
      "citation": "`η` is the learning rate of the optimizer beside it: behind `adamw` this is LAMB (You et al., 2020, Algorithm 2, https://arxiv.org/abs/1904.00962), on gradients it is LARS (You et al., 2017, section 4, https://arxiv.org/abs/1708.03888, with c = 0.001)",
      "year": 2020,
      "url": "https://arxiv.org/abs/1904.00962"
    },
    "hyperparameters": [
      {
        "name": "coefficient",
        "symbol": "c",
        "default": 1,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How far the ratio is trusted.",
          "pt": "Quanto se confia na razão."
        }
      },
      {
        "name": "epsilon",
        "symbol": "ε",
        "default": 0,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the size of the step.",
          "pt": "Somado ao tamanho do passo."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "wolfeSearch",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/wolfe-search.ts",
    "text": {
      "en": "Finds a good multiple of the change by looking along it.",
      "pt": "Acha um bom múltiplo da mudança olhando ao longo dela."
    },
    "summary": "A link for chains: finds a multiple of the change that satisfies the strong Wolfe conditions (zoom).",
    "formula": "loss(w + size · change) ≤ loss(w) + c₁ size gᵀchange    and    |slope there| ≤ c₂ |gᵀchange|\nchange <- size · change",
    "remarks": "Nocedal and Wright, 2006, Numerical Optimization, Algorithms 3.5 and 3.6, with the numbers of PyTorch's `strong_wolfe`; Optax's `scale_by_zoom_linesearch`. The search begins at size 1. Where the change does not lead downhill the parameters stay as they are. It needs a loss without noise: the same batch for all looks, which the closure gives. An update reads numbers on the way and cannot be captured.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, wolfeSearch } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3]))\nconst descent = gradientDescent({ learningRate: 100 })\nconst optimizer = optimize({ w }, chain(descent, wolfeSearch({ curvature: 0.1 })))\noptimizer.step(() => w.square().sum())\nconsole.log(Math.abs(w.item()) < 0.3) // true",
    "paper": {
      "citation": "Nocedal and Wright, 2006, Numerical Optimization, Algorithms 3.5 and 3.6, with the numbers of PyTorch's `strong_wolfe`; Optax's `scale_by_zoom_linesearch`",
      "year": 2006,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "decrease",
        "symbol": "c₁",
        "default": 0.0001,
        "range": "(0, 1)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Share of the promised decrease that is enough.",
          "pt": "Parcela da queda prometida que basta."
        }
      },
      {
        "name": "curvature",
        "symbol": "c₂",
        "default": 0.9,
        "range": "(0, 1)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Share of the slope that may be left.",
          "pt": "Parcela da inclinação que pode restar."
        }
      },
      {
        "name": "looks",
        "symbol": null,
        "default": 25,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Most looks at the loss after the first.",
          "pt": "Máximo de avaliações da perda após a primeira."
        }
      },
      {
        "name": "tolerance",
        "symbol": null,
        "default": 1e-9,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Movement of a weight below which it ends.",
          "pt": "Movimento de um peso abaixo do qual termina."
        }
      }
    ],
    "presets": {},
    "needs": [
      "loss",
      "evaluate",
      "read"
    ],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "zeroNotFinite",
    "kind": "transform",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/zero-not-finite.ts",
    "text": {
      "en": "Infinite gradients and NaN become 0.",
      "pt": "Gradientes infinitos e NaN viram 0."
    },
    "summary": "A link for chains: elements of the gradients that are infinite or not a number become 0.",
    "formula": "gradient = isFinite(g) ? g : 0",
    "remarks": "Optax's `zero_nans`, which leaves infinite ones. The rest of the gradient is used, and the update counts; `applyIfFinite` leaves the whole update out.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { chain, gradientDescent, zeroNotFinite } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1, 0]))\nconst optimizer = optimize({ w }, chain(zeroNotFinite(), gradientDescent({ learningRate: 2 })))\noptimizer.step(() => w.sqrt().sum())\nconsole.log(w.toArray()) // [0, 0]",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "accumulate",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/accumulate.ts",
    "text": {
      "en": "One update for several micro-batches.",
      "pt": "Uma atualização para vários microlotes."
    },
    "summary": "Around an optimizer: it sees the mean gradient of several micro-batches, and steps once for them.",
    "formula": "sum <- sum + g\nevery n-th call: the inner optimizer sees sum / n, and sum <- 0",
    "remarks": "As if the batch were n times larger, where the loss is a mean over the batch. Calls in between count as no update: they change nothing, and no schedule moves. What is left when training ends in the middle is lost. A parameter that had no gradient counts as having had zeros. Put clipping inside, so that it sees the mean: `accumulate(chain(clipByGlobalNorm(), adam()), { every: 4 })`.\n\nOptax calls it `MultiSteps`, Keras `gradient_accumulation_steps`; calling `backward()` several times before one `step()` adds gradients up without the mean, as in PyTorch. `applyIfFinite` and `applyIfSmall` around it leave bad micro-batches out and wait for others.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { accumulate, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0]))\nconst optimizer = optimize({ w }, accumulate(gradientDescent({ learningRate: 1 }), { every: 2 }))\nfor (const slope of [1, 3]) optimizer.step(() => w.mul(slope).sum())\nconsole.log(w.item(), optimizer.steps) // -2 1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "every",
        "symbol": null,
        "default": null,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Micro-batches for one update.",
          "pt": "Microlotes para uma atualização."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "applyIfFinite",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/apply-if-finite.ts",
    "text": {
      "en": "Leaves out updates whose gradients are not finite.",
      "pt": "Omite atualizações cujos gradientes não são finitos."
    },
    "summary": "Around an optimizer: an update whose gradients are not all finite is left out, as if there had been none.",
    "formula": "all g finite:  the inner optimizer makes its update\notherwise:     nothing changes, no moment, no count, no schedule",
    "remarks": "Optax's `apply_if_finite`, which takes the bad update after so many in a row; here the count of those, `inARow`, and of all that were left out, `skipped`, are cells to look at. PyTorch's `GradScaler` leaves updates out for the same reason. Put it outermost: around `chain` it spares all links, around `accumulate` it leaves out the micro-batch and waits for another one (Optax's `skip_not_finite`).\n\nThe host reads after each step whether it was made, which waits for the result; the step can still be captured.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adam, applyIfFinite } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0]))\nconst optimizer = optimize({ w }, applyIfFinite(adam({ learningRate: 0.5 })))\nfor (const slope of [1, Infinity, NaN]) optimizer.step(() => w.mul(tensor([slope])).sum())\nconsole.log(w.item(), optimizer.steps, optimizer.cells.get('applyIfFinite.skipped')?.item()) // -0.5 1 2",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "applyIfSmall",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/apply-if-small.ts",
    "text": {
      "en": "Leaves out updates whose gradients are too large.",
      "pt": "Omite atualizações cujos gradientes são grandes demais."
    },
    "summary": "Around an optimizer: an update whose gradients are too large is left out, as if there had been none.",
    "formula": "‖g‖ ≤ maxNorm:  the inner optimizer makes its update      (the norm of all gradients together)\notherwise:      nothing changes, no moment, no count, no schedule",
    "remarks": "Optax's `skip_large_updates`, around `accumulate` for the same effect. A norm that is not finite is too large. See `applyIfFinite` for the cells that count what was left out.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { applyIfSmall, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0]))\nconst optimizer = optimize({ w }, applyIfSmall(gradientDescent({ learningRate: 1 }), { maxNorm: 10 }))\nfor (const slope of [1, 1000, 2]) optimizer.step(() => w.mul(slope).sum())\nconsole.log(w.item(), optimizer.steps) // -3 2",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [
      {
        "name": "maxNorm",
        "symbol": null,
        "default": null,
        "range": "(0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Largest norm of all gradients together.",
          "pt": "Maior norma de todos os gradientes juntos."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "asam",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/asam.ts",
    "text": {
      "en": "SAM with distances in proportion to the weights.",
      "pt": "SAM com distâncias proporcionais aos pesos."
    },
    "summary": "ASAM: SAM that measures distances in proportion to the weights, so that their scale does not matter.",
    "formula": "size  = |w| + η\nworst = w + ρ size² g / ‖size g‖\nthe inner optimizer changes w by the gradient at worst",
    "remarks": "Kwon et al., 2021, equation 3 and Algorithm 1 with p = 2 and its numbers, https://arxiv.org/abs/2102.11600. The norm is over all parameters. Every update looks at the loss twice, with the same batch and the same random masks.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { asam, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, asam(gradientDescent({ learningRate: 0.25 }), { radius: 0.5, smallest: 0 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 1",
    "paper": {
      "citation": "Kwon et al., 2021, equation 3 and Algorithm 1 with p = 2 and its numbers, https://arxiv.org/abs/2102.11600",
      "year": 2021,
      "url": "https://arxiv.org/abs/2102.11600"
    },
    "hyperparameters": [
      {
        "name": "radius",
        "symbol": "ρ",
        "default": 0.5,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How far away the loss is looked at, as a share of the weights.",
          "pt": "A que distância a perda é olhada, como parcela dos pesos."
        }
      },
      {
        "name": "smallest",
        "symbol": "η",
        "default": 0.01,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "Added to the size of a weight.",
          "pt": "Somado ao tamanho de um peso."
        }
      }
    ],
    "presets": {},
    "needs": [
      "evaluate"
    ],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "averageParameters",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/average-parameters.ts",
    "text": {
      "en": "A running mean of the parameters.",
      "pt": "Uma média móvel dos parâmetros."
    },
    "summary": "Around an optimizer: a running mean of the parameters, which is what is measured and saved as the model (EMA).",
    "formula": "w       <- what the inner optimizer makes of w\naverage <- β average + (1 - β) w      (after the first update: w)",
    "remarks": "Polyak and Juditsky, 1992, https://doi.org/10.1137/0330046, with the exponential weights of Tarvainen and Valpola, 2017, https://arxiv.org/abs/1703.01780. PyTorch's `AveragedModel` with `get_ema_multi_avg_fn(β)`; Keras's `use_ema` has β = 0.99 and starts from the first weights. To forget faster at the beginning give the decay a schedule: `(t) => Math.min(0.999, (1 + t) / (10 + t))`.\n\nTraining goes on from `w`; `atEvaluationPoint(optimizer, body)` runs `body` with the average.",
    "example": "import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { averageParameters, gradientDescent } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0]))\nconst optimizer = optimize({ w }, averageParameters(gradientDescent({ learningRate: 1 }), { decay: 0.5 }))\nfor (let i = 0; i < 3; i++) optimizer.step(() => w.sum())\nconsole.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // -3 -2.25",
    "paper": {
      "citation": "Polyak and Juditsky, 1992, https://doi.org/10.1137/0330046, with the exponential weights of Tarvainen and Valpola, 2017, https://arxiv.org/abs/1703.01780",
      "year": 1992,
      "url": "https://doi.org/10.1137/0330046"
    },
    "hyperparameters": [
      {
        "name": "decay",
        "symbol": "β",
        "default": 0.999,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "What the mean keeps of itself.",
          "pt": "O que a média guarda de si."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "chain",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/chain.ts",
    "text": {
      "en": "Links that run one after another.",
      "pt": "Elos que atuam um depois do outro."
    },
    "summary": "Puts optimizers and transforms one after the other: each sees the gradients and the change that those before have made.",
    "formula": "gradients -> clip, noise, … -> optimizer -> change -> decay, projection, … -> parameters",
    "remarks": "Links are found by their names (`adam.learningRate`); of two with the same name the second is `adam2`, and `{ ...adam(), name: 'fast' }` gives it another. A link that makes no update (`advance: false`) ends the chain for this call, and what it returns is the outcome.",
    "example": "import { optimize, parameter, settingsOf, tensor } from '@chainrule/autograd'\nimport { adam, chain, clipByGlobalNorm, decayWeights } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([3, 4]))\nconst optimizer = optimize({ w }, chain(clipByGlobalNorm({ maxNorm: 1 }), adam(), decayWeights()))\noptimizer.step(() => w.square().sum())\nconsole.log(settingsOf(optimizer).get('maxNorm'), settingsOf(optimizer).get('learningRate')) // 1 0.001",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "freeze",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/freeze.ts",
    "text": {
      "en": "Leaves chosen parameters as they are.",
      "pt": "Deixa parâmetros escolhidos como estão."
    },
    "summary": "An optimizer that leaves some of the parameters as they are, and keeps no state for them.",
    "formula": "",
    "remarks": "The opposite of `only`. Where a parameter is never to be trained, `parameter.requiresGrad = false` before `optimize` saves the computation of its gradient too. Optax's `freeze`, `selective_transform`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adam, freeze } from '@chainrule/optimizers'\n\nconst model = { body: parameter(tensor([1])), head: parameter(tensor([1])) }\nconst optimizer = optimize(model, freeze(adam({ learningRate: 0.5 }), ({ name }) => name.startsWith('body')))\noptimizer.step(() => model.body.add(model.head).sum())\nconsole.log(model.body.item(), model.head.item()) // 1 0.5",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "lookahead",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/lookahead.ts",
    "text": {
      "en": "Slow weights that follow a part of the way.",
      "pt": "Pesos lentos que seguem uma parte do caminho."
    },
    "summary": "Lookahead: around an optimizer, which runs ahead for k updates; then slow weights follow a part of the way.",
    "formula": "fast <- what the inner optimizer makes of fast\nevery k updates: slow <- slow + α (fast - slow),  fast <- slow",
    "remarks": "Zhang et al., 2019, Algorithm 1 with the numbers of its section 5, https://arxiv.org/abs/1907.08610. The parameters are fast; slow is where the model is measured and saved (`atEvaluationPoint`). The inner optimizer keeps its state when fast goes back, as in the paper. Optax's `lookahead` is the same with both weights in the hands of the user.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { gradientDescent, lookahead } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0]))\nconst optimizer = optimize({ w }, lookahead(gradientDescent({ learningRate: 1 }), { every: 2 }))\nconst path = Array.from({ length: 4 }, () => (optimizer.step(() => w.sum()), w.item()))\nconsole.log(path) // [-1, -1, -2, -2]",
    "paper": {
      "citation": "Zhang et al., 2019, Algorithm 1 with the numbers of its section 5, https://arxiv.org/abs/1907.08610",
      "year": 2019,
      "url": "https://arxiv.org/abs/1907.08610"
    },
    "hyperparameters": [
      {
        "name": "every",
        "symbol": "k",
        "default": 5,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Updates between two steps of the slow weights.",
          "pt": "Atualizações entre dois passos dos pesos lentos."
        }
      },
      {
        "name": "share",
        "symbol": "α",
        "default": 0.5,
        "range": "[0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Part of the way that the slow weights follow.",
          "pt": "Parte do caminho que os pesos lentos seguem."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "only",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/only.ts",
    "text": {
      "en": "Updates chosen parameters only.",
      "pt": "Atualiza só os parâmetros escolhidos."
    },
    "summary": "An optimizer or a link for some of the parameters; the others pass it by.",
    "formula": "",
    "remarks": "",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { adam, chain, decayWeights, only } from '@chainrule/optimizers'\n\nconst model = { weight: parameter(tensor([[1]])), bias: parameter(tensor([1])) }\nconst decay = only(decayWeights({ weightDecay: 1 }), ({ role }) => role === 'weight')\nconst optimizer = optimize(model, chain(adam({ learningRate: 0.25 }), decay))\noptimizer.step(() => model.weight.sum().add(model.bias.sum()))\nconsole.log(model.weight.item(), model.bias.item()) // 0.5 0.75",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "partition",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/partition.ts",
    "text": {
      "en": "Another optimizer for each group of parameters.",
      "pt": "Um otimizador para cada grupo de parâmetros."
    },
    "summary": "Different optimizers for different parameters.",
    "formula": "",
    "remarks": "`choose` names the group of each parameter, from its name, shape and role; `null` leaves a parameter as it is. Each optimizer sees its own group only, and counts its own updates. Hyper-parameters are found by group: `matrices.learningRate`. What PyTorch calls parameter groups: a rate and a decay for each; `carryOver` adds one later.",
    "example": "import { optimize, parameter, settingsOf, tensor } from '@chainrule/autograd'\nimport { adam, gradientDescent, partition } from '@chainrule/optimizers'\n\nconst model = { weight: parameter(tensor([[1, 2]])), bias: parameter(tensor([3])) }\nconst groups = { matrices: adam({ learningRate: 0.5 }), others: gradientDescent({ learningRate: 0.1 }) }\nconst optimizer = optimize(model, partition(groups, ({ shape }) => (shape.length === 2 ? 'matrices' : 'others')))\noptimizer.step(() => model.weight.sum().add(model.bias.sum()))\nconsole.log(model.weight.toArray(), settingsOf(optimizer).get('others.learningRate')) // [ [ 0.5, 1.5 ] ] 0.1",
    "paper": {
      "citation": "",
      "year": null,
      "url": null
    },
    "hyperparameters": [],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "sam",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/sam.ts",
    "text": {
      "en": "Descends by the gradient at the worst place nearby.",
      "pt": "Desce pelo gradiente no pior lugar próximo."
    },
    "summary": "SAM: around an optimizer, which sees the gradient where the loss is worst nearby. It finds flat valleys.",
    "formula": "worst = w + ρ g / ‖g‖\nthe inner optimizer changes w by the gradient at worst",
    "remarks": "Foret et al., 2021, equation 2 and Algorithm 1 with p = 2, https://arxiv.org/abs/2010.01412. The norm is over all parameters. Every update looks at the loss twice, with the same batch and the same random masks. Optax's `sam` is the same with `sync_period=2`.",
    "example": "import { optimize, parameter, tensor } from '@chainrule/autograd'\nimport { gradientDescent, sam } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([4]))\nconst optimizer = optimize({ w }, sam(gradientDescent({ learningRate: 0.25 }), { radius: 2 }))\noptimizer.step(() => w.square().sum())\nconsole.log(w.item()) // 1",
    "paper": {
      "citation": "Foret et al., 2021, equation 2 and Algorithm 1 with p = 2, https://arxiv.org/abs/2010.01412",
      "year": 2021,
      "url": "https://arxiv.org/abs/2010.01412"
    },
    "hyperparameters": [
      {
        "name": "radius",
        "symbol": "ρ",
        "default": 0.05,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "log",
        "text": {
          "en": "How far away the loss is looked at.",
          "pt": "A que distância a perda é olhada."
        }
      }
    ],
    "presets": {},
    "needs": [
      "evaluate"
    ],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "scheduleFree",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/schedule-free.ts",
    "text": {
      "en": "Takes gradients near the average of the path, without a schedule.",
      "pt": "Toma os gradientes perto da média do caminho, sem programação."
    },
    "summary": "Around an optimizer: gradients are taken near the average of where it has been, which takes the place of a schedule.",
    "formula": "z <- what the inner optimizer makes of z, with gradients at y\nc =  weight / sum of weights\nx <- (1 - c) x + c z\ny <- (1 - β) z + β x",
    "remarks": "The parameters are y; x is where the model is measured and saved (`atEvaluationPoint`). Defazio et al., 2024, equations 2 to 4, https://arxiv.org/abs/2405.15682. The inner optimizer should have no momentum of its own. While its learning rate warms up, the paper weighs a point by the square of the rate: pass the same schedule, squared, as `weight`. Optax's `schedule_free` is the same with the rate in its hands.",
    "example": "import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { gradientDescent, scheduleFree } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([1]))\nconst optimizer = optimize({ w }, scheduleFree(gradientDescent({ learningRate: 0.25 }), { beta: 0.5 }))\nfor (let i = 0; i < 2; i++) optimizer.step(() => w.sum())\nconsole.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // 0.5625 0.625",
    "paper": {
      "citation": "Defazio et al., 2024, equations 2 to 4, https://arxiv.org/abs/2405.15682",
      "year": 2024,
      "url": "https://arxiv.org/abs/2405.15682"
    },
    "hyperparameters": [
      {
        "name": "beta",
        "symbol": "β",
        "default": 0.9,
        "range": "(0, 1]",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "How near to the average gradients are taken.",
          "pt": "Quão perto da média se tomam os gradientes."
        }
      },
      {
        "name": "weight",
        "symbol": null,
        "default": 1,
        "range": "[0, ∞)",
        "whole": false,
        "scale": "linear",
        "text": {
          "en": "Weight of the new point in the average.",
          "pt": "Peso do novo ponto na média."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  },
  {
    "name": "stochasticWeightAveraging",
    "kind": "wrapper",
    "package": "@chainrule/optimizers",
    "source": "packages/optimizers/src/stochastic-weight-averaging.ts",
    "text": {
      "en": "The mean of the parameters at the ends of cycles.",
      "pt": "A média dos parâmetros nos fins de ciclos."
    },
    "summary": "Around an optimizer: the plain mean of the parameters at the ends of cycles, which is what is measured and saved (SWA).",
    "formula": "w       <- what the inner optimizer makes of w\nafter the updates start, start + c, start + 2c, …:  n <- n + 1,  average <- average + (w - average) / n",
    "remarks": "Izmailov et al., 2018, Algorithm 1, https://arxiv.org/abs/1803.05407. PyTorch's `AveragedModel` and `SWALR`; the rate in the cycles is a schedule of the inner optimizer: constant, or `triangularCycle`. Before the first sample the model is measured where it is. Running statistics (batch normalisation) have to be taken anew at the average before it is used: run a pass over the data in training mode inside `atEvaluationPoint`.",
    "example": "import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'\nimport { gradientDescent, stochasticWeightAveraging } from '@chainrule/optimizers'\n\nconst w = parameter(tensor([0]))\nconst settings = { start: 2, every: 2 }\nconst optimizer = optimize({ w }, stochasticWeightAveraging(gradientDescent({ learningRate: 1 }), settings))\nfor (let i = 0; i < 5; i++) optimizer.step(() => w.sum())\nconsole.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // -5 -3",
    "paper": {
      "citation": "Izmailov et al., 2018, Algorithm 1, https://arxiv.org/abs/1803.05407",
      "year": 2018,
      "url": "https://arxiv.org/abs/1803.05407"
    },
    "hyperparameters": [
      {
        "name": "start",
        "symbol": null,
        "default": 1,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Updates until the first sample.",
          "pt": "Atualizações até a primeira amostra."
        }
      },
      {
        "name": "every",
        "symbol": "c",
        "default": 1,
        "range": "[1, ∞)",
        "whole": true,
        "scale": "linear",
        "text": {
          "en": "Updates from one sample to the next.",
          "pt": "Atualizações de uma amostra à próxima."
        }
      }
    ],
    "presets": {},
    "needs": [],
    "statePerElement": null,
    "tier": "core"
  }
]
