import type { BulkInput, BulkResult, MessageView } from '../../../types/messages.contract'
import { ERROR_SENTENCES } from '../../shared/function/copy'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError, hangs } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { assignMessage, dispatchMessage, handlingUseCases } from '../usecases/handle-message'

/** Rows under way at once: enough to be quick, few enough to leave connections to others. */
const AT_ONCE = 5

type Row = BulkInput['rows'][number]
type ActOnRow = (row: Row) => Promise<MessageView>

/**
 * The same action on many messages: each in a transaction of its own, under the rights, version and state of its own,
 * with a result of its own. What is refused says why; what is done stays done.
 * @throws a defect only, and then only after every row had its turn
 */
export const actOnMany =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: BulkInput): Promise<{ results: BulkResult[] }> => {
    const act = actionOf(deps, actor, input)
    const waiting = input.rows.filter(({ id }, at) => input.rows.findIndex((row) => row.id === id) === at)
    const results = new Map<string, BulkResult>()
    const defects: unknown[] = []
    const work = async (): Promise<void> => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        const { id } = row
        await act(row).then(
          ({ version, status }) => void results.set(id, { id, done: true, version, status }),
          (thrown: unknown) => {
            if (!(thrown instanceof DomainError)) {
              defects.push(thrown)
              return
            }
            // Where the store hangs the rest would wait as long each, for the same answer.
            const untried = hangs(thrown) ? waiting.splice(0).map((left) => left.id) : []
            for (const each of [id, ...untried]) results.set(each, resultOf(each, thrown))
          },
        )
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    if (defects.length > 0) throw defects[0]
    return { results: input.rows.flatMap(({ id }) => results.get(id) ?? []) }
  }

/** @throws DomainError `invalid_input` where what every row needs is missing: then nothing was done. */
function actionOf(deps: MessagesDeps, actor: Actor, input: BulkInput): ActOnRow {
  const { action, unitId, subUnitId, handlerId, note } = input
  switch (action) {
    case 'accept':
      return (row) => handlingUseCases(deps).accept(actor, row)
    case 'remind':
      return (row) => handlingUseCases(deps).remind(actor, { ...row, note })
    case 'dispatch':
      if (unitId === undefined) throw new DomainError('invalid_input', {}, { fields: { unitId: COPY.unknownUnit } })
      return (row) => dispatchMessage(deps)(actor, { ...row, unitId, note })
    case 'assign':
      if ((subUnitId === undefined) === (handlerId === undefined))
        throw new DomainError('invalid_input', {}, { fields: { subUnitId: COPY.oneAssignee } })
      return (row) => assignMessage(deps)(actor, { ...row, subUnitId, handlerId })
  }
}

/** Why it was refused; what this person did with this very row before, and was not told, is done. */
function resultOf(id: string, { code, more }: DomainError): BulkResult {
  if (more.doneBefore) {
    const { version, status } = more.current as MessageView
    return { id, done: true, version, status }
  }
  const named = more.fields?.['whyNamed'] !== undefined
  const message =
    (named ? COPY.namedAmongMany : more.say) ?? Object.values(more.fields ?? {})[0] ?? ERROR_SENTENCES[code]
  return { id, done: false, code, message }
}
