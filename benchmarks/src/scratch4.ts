import { setBackend, tensor, evaluate, randomKey } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
for (const [m,k,n,ta,tb] of JSON.parse(process.argv[2])) {
  const key=randomKey(1)
  const out:any=[]
  for (const b of [null, wasmBackend()]) { setBackend(b);
   let a=ta? key.fold('a').normal([k,m]): key.fold('a').normal([m,k]); let c=tb?key.fold('c').normal([n,k]):key.fold('c').normal([k,n]); evaluate(a,c)
   if(ta)a=a.transpose(); if(tb) c=c.transpose()
   out.push(a.matmul(c).data()) }
  let worst=0, at=-1; out[0].forEach((v:number,i:number)=>{const d=Math.abs(v-out[1][i]); if(d>worst){worst=d;at=i}})
  console.log(m,k,n,ta,tb,worst,at)
}
