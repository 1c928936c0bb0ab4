/** Waits for `work` so many milliseconds at most; what fails, or takes longer, nobody waits for: it is done again elsewhere. */
export async function atMost(milliseconds: number, work: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  try {
    await Promise.race([work().catch(() => undefined), limit])
  } finally {
    clearTimeout(timer)
  }
}
