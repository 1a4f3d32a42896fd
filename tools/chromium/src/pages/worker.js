import '@chainrule/backend-wasm/worker'
