import { setBackend, tensor, evaluate } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
const xs = tensor([-100,-20,-3,-1,-0.1,-1e-5,0,1e-5,0.1,0.5,1,2,5,10,50,88,90,1e-40])
for (const op of ['neg','abs','exp','log','tanh','sqrt','sin','floor','relu','sigmoid','sign'] as const) {
  const out:any={}
  for (const b of [null, wasmBackend()]) { setBackend(b); out[b?'w':'r']=[...(xs as any)[op]().data()] }
  const bad = out.r.flatMap((r:number,i:number)=> Math.abs(r-out.w[i])>1e-6*Math.max(1e-30,Math.abs(r)) || Number.isNaN(r)!==Number.isNaN(out.w[i]) ? [[xs.data()[i], r, out.w[i]]]:[])
  console.log(op, JSON.stringify(bad))
}
const a=tensor([[1,2,3],[4,5,6]]), c=tensor([[1,2],[3,4],[5,6]])
for (const b of [null, wasmBackend()]) { setBackend(b); console.log(a.matmul(c).toArray(), a.sum().item(), a.sum(0).toArray(), a.sum(1).toArray(), a.transpose().mul(2).toArray()) }
