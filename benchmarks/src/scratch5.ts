import { setBackend, tensor, evaluate, randomKey } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
for (const [m,n] of [[40,3],[4,3],[8,3],[36,3],[12,2],[300,300],[512,100],[512,200],[512,250],[100,512],[512,255],[512,256]]) {
const c=tensor(Float32Array.from({length:m*n},(_,i)=>i),{shape:[m,n]})
const bads=[]
for (const b of [null,wasmBackend()]) { setBackend(b); const w=c.transpose().mul(2).data(); let bad=0; for(let i=0;i<n;i++)for(let j=0;j<m;j++) if(w[i*m+j]!==2*(j*n+i)) bad++; bads.push(bad, w[0],w[1],w[m]) }
console.log(m,n,bads.join(' ')) }
