import { compile, initialize, optimize, setBackend, tensor, evaluate, randomKey, explain } from '@chainrule/autograd'
import { linear, relu, sequential, crossEntropy, meanSquaredError } from '@chainrule/nn'
import { adam, gradientDescent } from '@chainrule/optimizers'
import { wasmBackend } from '@chainrule/backend-wasm'
const which = process.argv[2]
function make(){
  const key = randomKey(3)
  if (which==='W1'){
    const model = { a: linear(2,8), b: linear(8,8), c: linear(8,1) }
    initialize(model,{seed:1})
    const opt = optimize(model, gradientDescent({learningRate:0.05}))
    const x = key.fold('x').normal([32,2]), y = key.fold('y').normal([32,1]); evaluate(x,y)
    const step=(x:any,y:any)=>{ const l = meanSquaredError(model.c(model.b(model.a(x).tanh()).tanh()), y); l.backward(); opt.step(); return l }
    return {step, x, y}
  }
  const model = { a: linear(784,256), b: linear(256,128), c: linear(128,10) }
  initialize(model,{seed:1})
  const opt = optimize(model, adam({learningRate:0.001}))
  const x = key.fold('x').uniform([64,784]); evaluate(x)
  const y = tensor(Array.from({length:64},(_,i)=>i%10),{dtype:'int32'})
  const step=(x:any,y:any)=>{ const l = crossEntropy(model.c(model.b(model.a(x).relu()).relu()), y); l.backward(); opt.step(); return l }
  return {step, x, y}
}
for (const mode of ['lazy','captured']) for (const b of ['reference','wasm']) {
  setBackend(b==='wasm'? wasmBackend(): null)
  const {step,x,y}=make()
  const f = mode==='captured'? compile(step): step
  const losses=[]; for(let i=0;i<6;i++) losses.push((f(x,y) as any).item())
  console.log(mode,b,losses.map(l=>l.toFixed(7)).join(' '))
  if (mode==='captured'&&b==='wasm'){ 
    const n = which==='W1'?20000:60
    for(let i=0;i<n;i++) f(x,y)
    const t=performance.now(); for(let i=0;i<n;i++) f(x,y); const dt=performance.now()-t
    console.log((n/dt*1000).toFixed(0),'steps/s', (dt/n*1000).toFixed(2),'us')
  }
}
