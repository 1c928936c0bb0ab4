import { SUBSCRIPTION_TEMPLATES } from '../../../types/notifications.terms'
import { type DocumentStore, scan } from '../../shared/documents'
import type { OwnPart } from '../../shared/kernel/own-part'
import { AUDIENCE } from '../audience'
import { subscriptionId } from '../deliver'
import { noticeReaders, notices, noticeSends, subscriptions } from '../notifications.store'

/** 通知: what was told, what was silenced, and what WeChat may still send. */
export const ownNotices = (store: DocumentStore): OwnPart => ({
  key: 'notices',
  async copy(citizenId) {
    const told = []
    for await (const page of scan(store, notices, byPerson(citizenId)))
      told.push(...page.map(({ at, title, text }) => ({ at, title, text })))
    const reader = await store.get(noticeReaders, citizenId)
    const ledgers = await Promise.all(ledgersOf(citizenId).map((id) => store.get(subscriptions, id)))
    return [
      ...told,
      ...(reader === null || reader.muted.length === 0 ? [] : [{ muted: reader.muted }]),
      ...ledgers.flatMap((ledger) => (ledger === null ? [] : [{ template: ledger.template, credits: ledger.credits }])),
    ]
  },
  async forget(citizenId) {
    for await (const page of scan(store, notices, byPerson(citizenId)))
      for (const { id } of page)
        await store.transact(async (transaction) => {
          // What is on its way out has the notice's id; what WeChat refused may lie there for weeks.
          const [notice, send] = await Promise.all([transaction.get(notices, id), transaction.get(noticeSends, id)])
          if (notice !== null) transaction.remove(notices, notice)
          if (send !== null) transaction.remove(noticeSends, send)
        })
    await store.transact(async (transaction) => {
      const reader = await transaction.get(noticeReaders, citizenId)
      if (reader !== null) transaction.remove(noticeReaders, reader)
      for (const id of ledgersOf(citizenId)) {
        const ledger = await transaction.get(subscriptions, id)
        if (ledger !== null) transaction.remove(subscriptions, ledger)
      }
    })
  },
})

const byPerson = (citizenId: string) => ({
  index: 'by_audience',
  equals: { audience: AUDIENCE.person(citizenId) },
})
const ledgersOf = (citizenId: string): string[] =>
  SUBSCRIPTION_TEMPLATES.map((template) => subscriptionId(citizenId, template))
