import fc from 'fast-check'

// The same examples in every run, so that a failure can be repeated; PROPERTY_SEED looks elsewhere.
// biome-ignore lint/suspicious/noUndeclaredEnvVars: tests are no task of turbo's, so nothing is cached by it.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261123) })
