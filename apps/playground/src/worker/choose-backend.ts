import { referenceBackend } from '@chainrule/autograd'

/**
 * The backend that trains in this browser; the one place where it is chosen.
 *
 * Threads need an address that is served with the two headers; without them everything runs on one.
 */
export async function chooseBackend(): Promise<{ readonly name: string; readonly threads: number }> {
  return { name: referenceBackend.name, threads: 1 }
}
