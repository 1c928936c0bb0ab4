// What the person at the terminal sees: one line a step, with the seconds for what takes longer than two.
const isTerminal = process.stdout.isTTY === true
/** Where lines cannot be replaced, one every so often says that it still goes on. */
const REPEAT_SECONDS = isTerminal ? 1 : 10

/** @returns `say(what)` for the present step, `done()` when it ends, and `finish()` when none follows. */
export function progressLine() {
  let step = null
  const end = () => {
    if (step === null) return
    clearInterval(step.timer)
    if (step.shown && isTerminal) process.stdout.write('\r\u001b[2K')
    const seconds = (Date.now() - step.began) / 1000
    console.log(seconds >= 2 ? `· ${step.what}（${seconds.toFixed(1)} 秒）` : `· ${step.what}`)
    step = null
  }
  const show = () => {
    const seconds = Math.round((Date.now() - step.began) / 1000)
    if (seconds < 2 || seconds % REPEAT_SECONDS !== 0) return
    step.shown = true
    const line = `  ${step.what}… 已用 ${seconds} 秒`
    process.stdout.write(isTerminal ? `\r\u001b[2K${line}` : `${line}\n`)
  }
  let isOver = false
  return {
    say(what) {
      if (isOver) return console.log(`· ${what}`)
      if (step?.what === what) return
      end()
      step = { what, began: Date.now(), shown: false, timer: setInterval(show, 1000) }
    },
    done: end,
    /** The last step has ended for good: what is said from now on stands for itself, nothing counts its seconds. */
    finish() {
      end()
      isOver = true
    },
  }
}

/** Refusals carry a Chinese sentence for the person; everything else is shown as far as it helps. Never a stack.
 * @param what did not succeed, where no sentence says it */
export function explain(error, what = '启动失败') {
  const name = error?.name
  if (name === 'StartRefusal' || name === 'DatabaseStartError') return error.message
  if (name === 'DomainError' && error.code === 'unavailable')
    return '连接不上数据库。请检查 DATABASE_URL 的地址、口令和网络，然后重新启动。'
  return `${what}：${error instanceof Error ? error.message : String(error)}`
}
