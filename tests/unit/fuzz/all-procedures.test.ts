import { ERROR_CODES } from '../../../types/wire.contract'
import { fc, SEED } from '../../support/property'
import { type FuzzCity, openFuzzCity } from '../../support/fuzz-city'
import { hostile, inputsOf } from '../../support/schema-arbitrary'

/** Bodies over all procedures together; each gets its share. */
const BODIES = 10_000

let city: FuzzCity
beforeAll(async () => {
  city = await openFuzzCity()
})

/** What no answer may carry: a stack, a path, the name of a class of errors. */
const INSIDES = /\n\s+at |node_modules|cloudfunctions\/|(Type|Range|Reference|Syntax)Error|DuplicateId|LostRace/

it(`answers ${BODIES} bodies over all procedures and personas without a defect, seed ${SEED}`, async () => {
  const procedures = city.modules.flatMap((module) =>
    Object.entries(module.contract).map(([procedure, { input, by }]) => ({ module, procedure, input, by })),
  )
  expect(procedures.length).toBeGreaterThan(50)
  const share = Math.ceil(BODIES / procedures.length)
  const codes = new Map<string, number>()
  const unanswered: string[] = []
  for (const { module, procedure, input, by } of procedures) {
    const { valid, near } = inputsOf(input, city.knownOf(module.name, procedure))
    const shapes = fc.oneof(
      { weight: 5, arbitrary: valid },
      { weight: 3, arbitrary: near },
      { weight: 2, arbitrary: hostile },
    )
    let answered = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(), shapes, async (pick, shape) => {
        const actor = await city.callerFor(procedure, by, shape, pick)
        const request = { procedure, input: await city.settle(shape), traceId: 't', identify: async () => actor }
        const { status, body, defect } = await module.call(request)
        const text = JSON.stringify(body)
        expect([module.name, procedure, defect]).toEqual([module.name, procedure, undefined])
        expect(text).not.toMatch(INSIDES)
        const code = body.ok ? 'ok' : body.error.code
        codes.set(code, (codes.get(code) ?? 0) + 1)
        if (body.ok) answered += 1
        else {
          expect(status).toBeLessThan(500)
          expect(ERROR_CODES).toContain(body.error.code)
          expect(body.error.message).toMatch(/[\u4e00-\u9fff]/)
        }
      }),
      { numRuns: share },
    )
    if (answered === 0) unanswered.push(`${module.name}.${procedure}`)
  }
  const tried = [...codes.values()].reduce((sum, count) => sum + count, 0)
  process.stdout.write(
    `fuzz: ${tried} bodies, ${procedures.length} procedures, seed ${SEED}: ${[...codes]
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => `${code} ${count}`)
      .join(', ')}; never answered with ok: ${unanswered.length}\n`,
  )
  expect(tried).toBeGreaterThanOrEqual(BODIES)
  // The inputs are worth something only where they get past the schema and into the rules.
  expect(codes.get('ok') ?? 0).toBeGreaterThan(BODIES / 20)
  expect(codes.get('invalid_state') ?? 0).toBeGreaterThan(20)
})
