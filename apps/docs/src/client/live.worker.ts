/** Runs the code of a page, with every package that it may import. */
import * as autograd from '@chainrule/autograd'
import * as errors from '@chainrule/autograd/errors'
import * as linalg from '@chainrule/autograd/linalg'
import * as wasm from '@chainrule/backend-wasm'
import * as catalogue from '@chainrule/catalogue'
import * as conformance from '@chainrule/conformance'
import * as data from '@chainrule/data'
import * as initializers from '@chainrule/initializers'
import * as nn from '@chainrule/nn'
import * as optimizers from '@chainrule/optimizers'
import * as regularizers from '@chainrule/regularizers'
import * as safetensors from '@chainrule/safetensors'
import * as train from '@chainrule/train'
import { serveCode } from '@chainrule/widgets/code'

serveCode({
  '@chainrule/autograd': autograd,
  '@chainrule/autograd/errors': errors,
  '@chainrule/autograd/linalg': linalg,
  '@chainrule/backend-wasm': wasm,
  '@chainrule/catalogue': catalogue,
  '@chainrule/conformance': conformance,
  '@chainrule/data': data,
  '@chainrule/initializers': initializers,
  '@chainrule/nn': nn,
  '@chainrule/optimizers': optimizers,
  '@chainrule/regularizers': regularizers,
  '@chainrule/safetensors': safetensors,
  '@chainrule/train': train,
})
