import { createTrainer, type Trainer } from './trainer.ts'

let ahead: Trainer | null = null

/** Lets the worker load, and train what the room opens with, while the page of the room is still on its way. */
export function beginAhead(arrives: boolean): void {
  ahead ??= createTrainer(!arrives)
  if (!arrives) ahead.begin()
}

/** The trainer that was begun, or a new one. */
export function takeTrainer(): Trainer {
  const trainer = ahead ?? createTrainer()
  ahead = null
  return trainer
}
