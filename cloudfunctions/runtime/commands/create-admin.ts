import { createAccount, newFirstAdmin, resetAccount } from '../../identity'
import { SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { LoginName, StaffName } from '../../../types/identity.contract'
import { randomIds, systemClock } from '../core'
import { ADMIN_COPY } from '../command-copy'
import type { CommandContext, CommandRun } from '../command-context'
import type { Terminal } from '../progress-bar'

/** What `--help` shows. */
export const usage = ADMIN_COPY.usage

/** `npm run create-admin -- LOGIN_NAME NAME`: an administrator with a one-time set-up code; there is no default password. */
export const run: CommandRun = (argv, context) => createAdmin(argv, context, process.stdout)

const CLOUD = '--cloud'

/**
 * `npm run create-admin -- LOGIN_NAME NAME --cloud`: for WeChat cloud, whose database no terminal reaches. Prints a code for
 * the person and the setting FIRST_ADMIN for the function `identity`; touches nothing here.
 * @returns null where the command wants the database
 */
export function runApart(argv: readonly string[], terminal: Pick<Terminal, 'write'> = process.stdout): number | null {
  if (!argv.includes(CLOUD)) return null
  const [loginName = '', name = '', ...others] = argv.filter((word) => word !== CLOUD)
  const isSound = LoginName.safeParse(loginName).success && StaffName.safeParse(name).success && others.length === 0
  if (!isSound) {
    terminal.write(`${ADMIN_COPY.usage}\n`)
    return 1
  }
  const { code, setting } = newFirstAdmin({ loginName, name: name.trim() }, randomIds, systemClock.now())
  terminal.write(`${ADMIN_COPY.cloud(code, setting)}\n`)
  return 0
}

type Context = Pick<CommandContext, 'store' | 'clock' | 'ids' | 'directory'> & {
  readonly config: Pick<CommandContext['config'], 'auth'>
}

/** @returns 0 when the code was printed; 1 with a sentence otherwise. */
export async function createAdmin(
  argv: readonly string[],
  context: Omit<Context, 'store'> & Pick<Parameters<typeof createAccount>[0], 'store'>,
  terminal: Terminal,
): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  const [loginName = '', name = '', ...others] = argv.filter((word) => word !== '--reset')
  const isReset = argv.includes('--reset')
  if (
    !LoginName.safeParse(loginName).success ||
    others.length > 0 ||
    (!isReset && !StaffName.safeParse(name).success)
  ) {
    say(ADMIN_COPY.usage)
    return 1
  }
  if (context.config.auth === 'demo') {
    say(ADMIN_COPY.demo)
    return 1
  }
  const deps = { ...context, ways: ['password'] as const }
  try {
    const { issued } = isReset
      ? await resetAccount(deps)(SYSTEM, loginName)
      : await createAccount(deps)(SYSTEM, { loginName, name, grants: [{ role: 'admin' }] })
    say(ADMIN_COPY.made(loginName.toLowerCase(), issued.code))
    return 0
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { say: sentence = '', fields = {} } = error.more
    say([sentence, ...Object.values(fields), ADMIN_COPY.usage].filter(Boolean).join('\n'))
    return 1
  }
}
