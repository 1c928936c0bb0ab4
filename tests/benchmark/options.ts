import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: O }>>['values']

/** The command line was not understood. */
const WRONG = 2

/** Says what is wrong with the command line, and ends the process before anything takes time. */
export function refuse(what: string): never {
  console.error(what)
  process.exit(WRONG)
}

/**
 * What the command line says.
 * @param numbers options that hold a whole number above 0, or several with commas between
 */
export function readOptions<O extends Options>(
  options: O,
  numbers: readonly (keyof O & string)[],
  args: string[] = process.argv.slice(2),
): Values<O> {
  const known = `Options: ${Object.keys(options)
    .map((name) => `--${name}`)
    .join(' ')}`
  let values: Values<O>
  try {
    values = parseArgs<{ args: string[]; options: O }>({ args, options }).values
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n${known}`)
  }
  for (const name of numbers) {
    const value = (values as Readonly<Record<string, unknown>>)[name]
    if (typeof value === 'string' && !/^[1-9]\d*(?:,[1-9]\d*)*$/.test(value))
      return refuse(`--${name} takes a whole number, not “${value}”.`)
  }
  return values
}
