import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { toDirectory } from '../../../cloudfunctions/hall'
import { messages, type Message } from '../../../cloudfunctions/messages'
import { routingFunction, type RoutingDeps, storedRouter } from '../../../cloudfunctions/routing'
import { type Ruling, writePrecedents } from '../../../cloudfunctions/routing/usecases/record-precedent'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import type { RoutingContract } from '../../../types/routing.contract'
import type { InputOf, OutputOf } from '../../../types/wire.contract'
import { MovedClock, smallDirectory } from '../../support/small-city'

/** Duty lists of the small city, as a person pastes them. */
export const TABLE = [
  '单位,职责,类别,主题,关键词,别名,县市区',
  '市供热公司,负责集中供热和室温达标,城乡建设,供热,暖气 不热 室温,,',
  '市交通运输局,监督管理出租汽车客运,交通运输,出租车,出租车 拒载,的士,',
  '东湖区,负责辖区背街小巷路灯,城乡建设,路灯,路灯,,东湖',
].join('\n')

/** The small city with the module 分拨, a directory that loses units, and messages written straight into the store. */
export function openRouting() {
  const store = memoryStore()
  const clock = new MovedClock()
  let units = smallDirectory
  let ids = 0
  const directory = { current: () => Promise.resolve(units) }
  const deps: RoutingDeps = {
    store,
    clock,
    ids: { next: () => `id${(ids += 1)}` },
    calendars: { current: vendoredCalendar },
    directory,
    router: storedRouter(store, directory, clock),
  }
  const served = routingFunction(deps)
  const call = async <P extends keyof RoutingContract>(
    actor: Actor,
    procedure: P,
    input: InputOf<RoutingContract[P]>,
  ): Promise<OutputOf<RoutingContract[P]>> => {
    const answer = await served.call({
      procedure,
      input,
      traceId: 't',
      identify: () => Promise.resolve(actor),
    })
    if (!answer.body.ok) throw Object.assign(new Error(answer.body.error.code), answer.body.error)
    return answer.body.data as OutputOf<RoutingContract[P]>
  }
  const close = (unitId: string): void => {
    const { document } = units
    units = toDirectory({ ...document, version: 2, units: document.units.filter(({ id }) => id !== unitId) })
  }
  const reopen = (): void => void (units = smallDirectory)
  /** Later than any process may answer from its copy. */
  const later = (): void => clock.onHours(1)
  const write = async (id: string, body: string, more: Partial<Message> = {}): Promise<void> =>
    store.transact(async (transaction) =>
      transaction.insert(messages, {
        id,
        kind: 'complaint',
        code: '20260703-ABCDEF',
        title: '',
        body,
        unitId: null,
        formerUnitIds: [],
        submittedAt: '2026-07-03T00:00:00.000Z',
        sortKey: 'x',
        open: 'yes',
        ownerId: 'o',
        status: 'dispatched',
        timeline: [],
        supplements: [],
        replies: [],
        ...more,
      } as never),
    )
  const ruled = async (...rulings: readonly Ruling[]): Promise<void> => {
    const router = await deps.router.current()
    await store.transact((transaction) => writePrecedents(transaction, router, rulings))
  }
  return { store, clock, deps, call, close, reopen, later, write, ruled }
}
