// What the person at the terminal sees: one line a step, with the seconds for what takes longer than two.
const isTerminal = process.stdout.isTTY === true
/** Where lines cannot be replaced, one every so often says that it still goes on. */
const REPEAT_SECONDS = isTerminal ? 1 : 10

// Whoever read these words may be gone (a window that was closed, the other end of a pipe): that ends nothing.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

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

/** What arrives so soon after a signal is the same one, milliseconds. */
const SAME_MS = 1_000

/**
 * Tells one wish to stop from the next. Where `sh` is bash (macOS, openEuler, Kylin) one Ctrl-C comes twice: from the
 * terminal, and handed on by npm.
 * @param now milliseconds of a clock that never goes back
 * @returns for each signal whether it is the `first`, the `same` once more, or asked `again`: then at once
 */
export function stopRequests(now = () => performance.now()) {
  let first = null
  return () => {
    if (first !== null) return now() - first < SAME_MS ? 'same' : 'again'
    first = now()
    return 'first'
  }
}

/** How soon it is noticed that the parent is gone, milliseconds: before what arrives counts as another wish (`SAME_MS`). */
const LOOK_MS = 500

/**
 * npm hands SIGTERM to its shell; where `sh` is dash that ends without telling whom it started, who then has another parent.
 * @returns ends the watch
 */
export function whenParentGone(stop, parentNow = () => process.ppid) {
  const parent = parentNow()
  const timer = setInterval(() => {
    if (parentNow() === parent) return
    clearInterval(timer)
    stop()
  }, LOOK_MS)
  return () => clearInterval(timer)
}

/** What a file or folder refuses, by the system's code. */
const OF_FILES = {
  EACCES: '当前用户没有权限',
  EPERM: '当前用户没有权限',
  EROFS: '在只读的磁盘上',
  ENOSPC: '所在的磁盘满了',
  EDQUOT: '所在磁盘的配额用完了',
  EIO: '所在的磁盘读写出错',
  ENOENT: '不存在',
  ENOTDIR: '的上级不是目录',
  EEXIST: '已经存在，但不是目录',
  EISDIR: '是目录，不是文件',
  EMFILE: '打不开，打开的文件太多',
}
/** What PostgreSQL refuses at the door, by its SQLSTATE. */
const OF_DATABASES = {
  '28P01': '数据库不接受 DATABASE_URL 里的用户名或密码',
  28000: '数据库不接受 DATABASE_URL 里的用户从这台机器连接',
  '3D000': 'DATABASE_URL 里写的数据库不存在，请先建立',
  42501: 'DATABASE_URL 里的用户没有在这个数据库里建表和读写的权限',
}

/** What a database that answers cannot do at the moment, by its SQLSTATE; everything else means that it is not reached. */
const NOT_NOW = {
  53300: '数据库的连接数用完了，请提高它的 max_connections，或者减少连着它的程序',
  53100: '数据库所在的磁盘满了，请腾出空间',
  25006: '数据库现在只能读，可能是备机，请让 DATABASE_URL 指向主机',
  '57P03': '数据库正在启动或恢复，请稍等一会儿',
  XX000: '数据库自己出了错，多半是所在的磁盘全满了，请看它的日志并腾出空间',
}
/** A certificate of the database that does not hold, by Node's code. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/

/** Refusals carry a Chinese sentence for the person; everything else is shown as far as it helps. Never a stack.
 * @param what did not succeed, where no sentence says it */
export function explain(error, what = '启动失败') {
  const name = error?.name
  if (name === 'StartRefusal' || name === 'DatabaseStartError') return error.message
  if (name === 'DomainError' && error.more?.say !== undefined) return `${what}：${error.more.say}`
  if (name === 'DomainError' && error.code === 'unavailable') {
    const cause = error.detail?.cause
    if (Object.hasOwn(NOT_NOW, cause)) return `${what}：${NOT_NOW[cause]}，再重新运行（${cause}）。`
    return '连接不上数据库。请检查 DATABASE_URL 的地址、密码和网络，然后重新启动。'
  }
  const { code, path } = error ?? {}
  if (typeof path === 'string' && Object.hasOwn(OF_FILES, code))
    return `${what}：${path} ${OF_FILES[code]}（${code}）。请改好后再运行；数据目录也可以用 DATA_DIR 换到别处。`
  if (Object.hasOwn(OF_DATABASES, code)) return `${what}：${OF_DATABASES[code]}（${code}）。请改好后再运行。`
  if (/does not support SSL/.test(error?.message))
    return `${what}：数据库没有开启加密连接。请去掉 DATABASE_URL 里的 sslmode，或者在数据库上开启 SSL。`
  if (CERTIFICATE.test(code))
    return `${what}：数据库的证书验不过（${code}）。请在 DATABASE_URL 里用 sslrootcert 写明签发它的证书文件，主机名要和证书一致，改好后再运行。`
  return `${what}：${error instanceof Error ? error.message : String(error)}`
}
