const WIDTH = 30
/** Where a line cannot be replaced, one is written at every tenth of the way. */
const STEPS = 10

/** A bar for work whose length is known, on the terminal of a command. */
export interface ProgressBar {
  /** @param share 0–1 @param note what has been done so far */
  show(share: number, note: string): void
  /** Ends the bar, so that what follows starts on a line of its own. */
  end(): void
}

/** The part of a terminal that a bar needs. */
export interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export function progressBar(label: string, terminal: Terminal): ProgressBar {
  let shownStep = -1
  let open = false
  return {
    show(share, note) {
      const done = Math.min(1, Math.max(0, share))
      const filled = Math.round(done * WIDTH)
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
      const line = `  ${label} ${bar} ${String(Math.floor(done * 100)).padStart(3)}% ${note}`
      if (terminal.isTTY === true) {
        terminal.write(`\r\u001b[2K${line}`)
        open = true
        return
      }
      const step = Math.floor(done * STEPS)
      if (step <= shownStep) return
      shownStep = step
      terminal.write(`${line}\n`)
    },
    end() {
      if (open) terminal.write('\n')
      open = false
    },
  }
}
