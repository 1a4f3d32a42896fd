import { setBackend, tensor, evaluate } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { lower } from '../../packages/lowering/src/index.ts'
const be = wasmBackend()
const old = be.compile
;(be as any).compile = (g:any)=>{ const p = lower(g); console.log(JSON.stringify({...p, graph:undefined},null,1)); return old(g)}
setBackend(be)
console.log(tensor([1,2,3,4,5]).neg().data())
