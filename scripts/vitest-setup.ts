import fc from 'fast-check'

// The same examples in every run, so that a failure can be repeated; PROPERTY_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261123) })
