import {
  CONTACT_KEEP_DAYS,
  handlingUseCases,
  messageContacts,
  messages,
  submitMessage,
} from '../../../cloudfunctions/messages'
import { deletions, finishDeletions, type PrivacyDeps, privacyFunction } from '../../../cloudfunctions/privacy'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { callAs } from '../../support/call-module'
import { ALWAYS, openSmallCity, people, requestId, type SmallCity } from '../../support/small-city'

const MINUTE = 1 / 60

/** A city in which one part of what is held can be kept from being forgotten. */
class DeletingCity {
  readonly city: SmallCity = openSmallCity()
  readonly forgotten: string[] = []
  /** Of whom the first part cannot be forgotten, and with what it fails. */
  readonly stuck = new Map<string, Error>()
  private requests = 0
  readonly deps: PrivacyDeps = {
    ...this.city.deps,
    contactKeepDays: CONTACT_KEEP_DAYS,
    parts: [
      {
        key: 'files',
        copy: async () => [],
        forget: async (id) => {
          const error = this.stuck.get(id)
          if (error !== undefined) throw error
          this.forgotten.push(`files ${id}`)
        },
      },
      { key: 'follows', copy: async () => [], forget: async (id) => void this.forgotten.push(`follows ${id}`) },
    ],
  }
  submit = async (who: Actor, more: object = {}): Promise<string> => {
    const input = { requestId: requestId((this.requests += 1)), kind: 'help', body: '家里暖气三天不热，没人来修。' }
    const asked = SubmitMessageInput.parse({ ...input, contact: '13912345678', ...more })
    return (await submitMessage(this.city.deps)(who, asked)).id
  }
  async deleteAll(who: Actor, store: DocumentStore = this.city.store) {
    const served = privacyFunction({ ...this.deps, store })
    const { data } = (await callAs(served, who, 'delete_mine', {})) as unknown as { data: { confirm: string } }
    return callAs(served, who, 'delete_mine', { confirm: data.confirm })
  }
  finish = () => finishDeletions(this.deps, ALWAYS)
  hasContact = async (id: string) => (await this.city.store.get(messageContacts, id)) !== null
  noted = async () =>
    (await this.city.store.query(deletions, { index: 'by_time', equals: {}, limit: 10 })).items.map(
      ({ citizenId }) => citizenId,
    )
}

describe('a deletion that was confirmed', () => {
  it('takes every part that it can, whatever becomes of another', async () => {
    const one = new DeletingCity()
    const id = await one.submit(people.citizen)
    one.stuck.set(people.citizen.id, new DomainError('unavailable'))
    expect(await one.deleteAll(people.citizen)).toMatchObject({ error: { code: 'unavailable' } })
    expect([await one.hasContact(id), one.forgotten]).toEqual([false, [`follows ${people.citizen.id}`]])
  })

  it('is gone on with by itself where it was broken off, and forgotten once it is done', async () => {
    const one = new DeletingCity()
    await one.submit(people.citizen)
    one.stuck.set(people.citizen.id, new DomainError('unavailable'))
    await one.deleteAll(people.citizen)
    one.stuck.clear()
    // The call that began it may still be at work.
    one.city.clock.onHours(MINUTE)
    expect([await one.finish(), await one.noted()]).toEqual([true, [people.citizen.id]])
    expect(one.forgotten).not.toContain(`files ${people.citizen.id}`)
    one.city.clock.onHours(2 * MINUTE)
    expect([await one.finish(), await one.noted()]).toEqual([true, []])
    expect(one.forgotten).toContain(`files ${people.citizen.id}`)
    one.forgotten.length = 0
    expect([await one.finish(), one.forgotten]).toEqual([true, []])
  })

  it('goes on also where the process ended before anything was taken, and leaves what was written since to its writer', async () => {
    const one = new DeletingCity()
    const before = await one.submit(people.citizen)
    let writes = 0
    const { store } = one.city
    const dying: DocumentStore = {
      ...store,
      // The request, its confirmation, and no more.
      transact: (work) => ((writes += 1) > 2 ? new Promise(() => undefined) : store.transact(work)),
    }
    void one.deleteAll(people.citizen, dying)
    await new Promise((resolve) => setImmediate(resolve))
    expect([await one.noted(), await one.hasContact(before)]).toEqual([[people.citizen.id], true])
    one.city.clock.onHours(MINUTE)
    const since = await one.submit(people.citizen)
    one.city.clock.onHours(3 * MINUTE)
    await one.finish()
    expect([await one.hasContact(before), await one.hasContact(since)]).toEqual([false, true])
    expect(await one.noted()).toEqual([])
    const kept = await store.get(messages, before)
    expect(kept).toMatchObject({ ownerId: people.citizen.id, hideIdentity: true, hasContact: false })
  })

  it('that fails keeps no other waiting, and is tried again at each run', async () => {
    const one = new DeletingCity()
    for (const who of [people.citizen, people.other]) {
      one.stuck.set(who.id, new DomainError('unavailable'))
      await one.deleteAll(who)
      one.city.clock.onMs(1)
    }
    one.stuck.set(people.citizen.id, new TypeError('a defect'))
    one.stuck.delete(people.other.id)
    one.city.clock.onHours(3 * MINUTE)
    await expect(one.finish()).rejects.toThrow('a defect')
    expect(await one.noted()).toEqual([people.citizen.id])
    one.stuck.clear()
    expect([await one.finish(), await one.noted()]).toEqual([true, []])
  })

  it('takes no part twice, however long another fails: what its citizen keeps since is theirs', async () => {
    const one = new DeletingCity()
    one.stuck.set(people.citizen.id, new TypeError('a defect'))
    await one.deleteAll(people.citizen)
    for (let run = 0; run < 3; run += 1) {
      one.city.clock.onHours(3 * MINUTE)
      await expect(one.finish()).rejects.toThrow('a defect')
    }
    expect(one.forgotten).toEqual([`follows ${people.citizen.id}`])
    // Confirmed once more it is another deletion, which takes all that is there by then.
    await one.deleteAll(people.citizen)
    expect(one.forgotten).toEqual([`follows ${people.citizen.id}`, `follows ${people.citizen.id}`])
    one.stuck.clear()
    one.city.clock.onHours(3 * MINUTE)
    expect([await one.finish(), await one.noted()]).toEqual([true, []])
    expect(one.forgotten.slice(2)).toEqual([`files ${people.citizen.id}`])
  })

  it('asked for once more while it is broken off takes what was written until then', async () => {
    const one = new DeletingCity()
    one.stuck.set(people.citizen.id, new DomainError('unavailable'))
    await one.deleteAll(people.citizen)
    one.city.clock.onHours(MINUTE)
    const since = await one.submit(people.citizen)
    let writes = 0
    const { store } = one.city
    const dying: DocumentStore = {
      ...store,
      transact: (work) => ((writes += 1) > 2 ? new Promise(() => undefined) : store.transact(work)),
    }
    void one.deleteAll(people.citizen, dying)
    await new Promise((resolve) => setImmediate(resolve))
    one.stuck.clear()
    one.city.clock.onHours(3 * MINUTE)
    await one.finish()
    expect(await one.hasContact(since)).toBe(false)
  })

  it('takes back what was agreed to also where no contact was left', async () => {
    const one = new DeletingCity()
    const id = await one.submit(people.citizen, { contact: '', wantsPublic: true, hideIdentity: false })
    await one.deleteAll(people.citizen)
    expect(await one.city.store.get(messages, id)).toMatchObject({ wantsPublic: false, hideIdentity: true })
  })

  it('gone on with by two at once is written down once for each letter', async () => {
    const one = new DeletingCity()
    const id = await one.submit(people.citizen)
    one.stuck.set(people.citizen.id, new DomainError('unavailable'))
    const { deps, store, clock } = one.city
    const version = async () => (await store.get(messages, id))?.version ?? 0
    await store.transact(async (transaction) =>
      transaction.insert(deletions, { id: 'd', citizenId: people.citizen.id, at: clock.now() }),
    )
    await handlingUseCases(deps).withdraw(people.citizen, { id, version: await version(), voluntary: true })
    const before = await version()
    clock.onHours(3 * MINUTE)
    await Promise.allSettled([one.finish(), one.finish()])
    expect(await store.get(messages, id)).toMatchObject({ ownerId: '-', version: before + 1 })
  })

  it('done again writes nothing anew to what is still handled', async () => {
    const one = new DeletingCity()
    const id = await one.submit(people.citizen)
    await one.deleteAll(people.citizen)
    const versionOf = async () => (await one.city.store.get(messages, id))?.version
    const version = await versionOf()
    await one.deleteAll(people.citizen)
    expect(await versionOf()).toBe(version)
  })
})
