import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CommandContext, CommandRun } from '../../cloudfunctions/runtime/command-context'

const FOLDER = resolve('cloudfunctions/runtime/commands')
const { scripts } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as { scripts: Record<string, string> }
interface Command {
  readonly run: CommandRun
  readonly usage: string
}
const commandOf = (name: string): Promise<Command> => import(join(FOLDER, name)) as Promise<Command>
const names = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''))

it.each(names)('%s says with --help how it is called', async (name) => {
  const [script] = Object.entries(scripts).find(([, line]) => line.endsWith(`command.mjs ${name}`)) ?? ['']
  expect((await commandOf(name)).usage).toContain(`npm run ${script}`)
})

it.each(['rebuild-search', 'rebuild-clocks', 'replay-events', 'rotate-keys'])(
  '%s takes no words, and does nothing when it gets some',
  async (name) => {
    const said: string[] = []
    // Whatever else it touched would fail: there is no store.
    const context = { progress: (what: string) => said.push(what) } as unknown as CommandContext
    const { run, usage } = await commandOf(name)
    expect(await run(['--dry-run'], context)).toBe(1)
    expect(said).toEqual([usage])
  },
)
