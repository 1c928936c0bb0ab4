/** Long enough for a busy machine: a test that passes never waits for its end. */
const PATIENCE_MS = 100_000
const POLL_MS = 20

type Found<Value> = Value | null | undefined | false

/** Waits for what must come (anything that counts as true), and says what it waited for when it does not. */
export async function until<Value>(what: string, find: () => Found<Value> | Promise<Found<Value>>): Promise<Value> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const found = await find()
    if (found) return found
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`)
    await new Promise((later) => setTimeout(later, POLL_MS))
  }
}
