import { modulesOf } from '../modules.ts'

/** Runs `body` in evaluation mode and puts every layer back into the mode that it was in. */
export function inEvaluationMode<T>(model: object, body: () => T): T {
  const before = layersWithMode(model).map((layer) => ({ layer, training: layer.training }))
  setTraining(model, false)
  try {
    return body()
  } finally {
    for (const { layer, training } of before) layer.training = training
  }
}

/** Puts every layer that has modes into one of them. */
export function setTraining<M extends object>(model: M, training: boolean): M {
  for (const layer of layersWithMode(model)) layer.training = training
  return model
}

function layersWithMode(model: object): { training: boolean }[] {
  return [...modulesOf(model).values()].filter(
    (module): module is { training: boolean } => 'training' in module && typeof module.training === 'boolean',
  )
}
