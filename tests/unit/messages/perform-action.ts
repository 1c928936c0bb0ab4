import {
  assignMessage,
  dispatchMessage,
  handlingUseCases,
  ownershipUseCases,
  mergeMessage,
  unmergeMessage,
  returnMessage,
  submitMessage,
} from '../../../cloudfunctions/messages'
import { files } from '../../../cloudfunctions/files'
import { openTasks } from '../../../cloudfunctions/messages/domain/assist'
import type { Message } from '../../../cloudfunctions/messages/domain/message'
import { maySignOnPaper } from '../../../cloudfunctions/messages/domain/paper'
import { storedSheets } from '../../../cloudfunctions/messages/sheet.store'
import { publishOnPaper } from '../../../cloudfunctions/messages/usecases/publish-on-paper'
import { type Actor, unitsOf } from '../../../cloudfunctions/shared/kernel/actor'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { type MessageView, SubmitMessageInput } from '../../../types/messages.contract'
import type { MessageAction } from '../../../types/messages.terms'
import { openSmallCity, people, requestId, type SmallCity } from '../../support/small-city'

/** In each unit a message whose owner allowed a public answer: another may be merged into it. */
export type CityWithOthers = SmallCity & { readonly others: Readonly<Record<string, string>> }
export async function openCity(): Promise<CityWithOthers> {
  const city = openSmallCity()
  const others: Record<string, string> = {}
  for (const [at, addresseeId] of ['heating', 'east', 'traffic', 'office'].entries()) {
    const body = '同一件事，也是路灯坏了。'
    const input = { requestId: requestId(100 + at), kind: 'help', body, addresseeId, wantsPublic: true }
    const { id, version } = await submitMessage(city.deps)(people.other, SubmitMessageInput.parse(input))
    if (addresseeId === 'east')
      await assignMessage(city.deps)(people.eastHandler, { id, version, subUnitId: 'east-street' })
    others[addresseeId] = id
  }
  return { ...city, others }
}

/** Valid input for an action; `choice` varies it. */
export function perform(
  city: CityWithOthers,
  actor: Actor,
  action: MessageAction,
  stored: Message,
  stale: boolean,
  choice: number,
) {
  const { deps } = city
  const today = shanghaiDay(city.clock.now())
  const on = { id: stored.id, version: stored.version + (stale ? 7 : 0) }
  const handling = handlingUseCases(deps)
  const text = `内容${choice}，三天内完成。`
  const complex = choice % 2 === 0 && today <= stored.complexUntil && stored.complex?.approved !== true
  const openPromise = stored.promises.filter((promise) => promise.keptOn === undefined)
  const open = openPromise[0]?.id ?? 'none'
  const changeable =
    openPromise.find((promise) => promise.changed === undefined && promise.missedOn === undefined)?.id ?? 'none'
  const sub =
    stored.unitId === 'east' ? { subUnitId: 'east-street' } : { handlerId: `handler-${stored.unitId ?? 'none'}` }
  const outcome = 'explained' as const
  const owning = ownershipUseCases(deps)
  const asked = stored.assistUnitIds ?? []
  const assisting = ['traffic', 'office', 'heating', 'east'].find(
    (unit) => unit !== stored.unitId && !asked.includes(unit),
  )
  const elsewhere = stored.unitId === 'heating' ? 'traffic' : 'heating'
  const openTask = openTasks(stored).find(
    ({ unitId }) => action !== 'answer_assist' || unitsOf(actor, ['handler', 'liaison']).includes(unitId),
  )
  const filesShown = stored.draft?.files?.length ?? 0
  const promises = (stored.draft?.promises[0]?.dueOn ?? '') >= shanghaiDay(deps.clock.now()) ? [0] : []
  const declined = { ground: 'litigation' as const, channel: '请向人民法院提出', body: text }
  const by: Record<MessageAction, () => Promise<MessageView>> = {
    dispatch: () => dispatchMessage(deps)(actor, { ...on, unitId: choice % 2 ? 'heating' : 'east' }),
    redirect: () => handling.redirect(actor, { ...on, channel: '请向法院提出' }),
    accept: () => handling.accept(actor, { ...on, ...(complex ? { complexGrounds: text } : {}) }),
    assign: () => assignMessage(deps)(actor, { ...on, ...sub }),
    return_to_desk: () => returnMessage(deps)(actor, { ...on, reason: text }),
    ask: () => handling.ask(actor, { ...on, question: text }),
    supplement: () => handling.supplement(actor, { ...on, body: text }),
    draft_reply: async () => {
      const files = await attached(city, actor, stored, choice)
      const interim = choice === 3
      return handling.draft_reply(actor, { ...on, body: text, outcome, interim, openAssistsReason: text, files })
    },
    publish_signed_on_paper: async () => {
      const sheetId = await uploaded(city, actor, stored)
      const contentHash = stored.draft?.contentHash ?? 'none'
      const approverIds = namedOnPaper(stored) ?? ['nobody']
      return publishOnPaper(deps)(actor, { ...on, sheetId, contentHash, filesShown, approverIds, promises })
    },
    revoke_paper_signature: () => handling.revoke_paper_signature(actor, { ...on, reason: text }),
    approve_reply: () =>
      handling.approve_reply(actor, {
        ...on,
        contentHash: stored.draft?.contentHash ?? 'none',
        filesShown,
        promises,
      }),
    reject_reply: () => handling.reject_reply(actor, { ...on, reason: text }),
    withdraw: () => handling.withdraw(actor, { ...on, voluntary: choice % 2 === 0 }),
    clear_screening: () => handling.clear_screening(actor, { ...on, keepPrivate: choice % 2 === 0 }),
    confirm_withdrawal: () => handling.confirm_withdrawal(actor, { ...on, confirmed: choice === 0 }),
    rate: () => handling.rate(actor, { ...on, solved: choice % 2 ? 'no' : 'yes', satisfaction: 1 + (choice % 5) }),
    call_back: () =>
      handling.call_back(actor, { ...on, result: choice % 2 && !stored.reworked ? 'rework' : 'close', grounds: text }),
    instruct: () => handling.instruct(actor, { ...on, body: text }),
    request_extension: () => handling.request_extension(actor, { ...on, workingDays: 2, grounds: text }),
    refuse_extension: () => handling.refuse_extension(actor, { ...on, reason: text }),
    decide_complex: () => handling.decide_complex(actor, { ...on, approved: choice % 2 === 0 }),
    keep_promise: () => handling.keep_promise(actor, { ...on, promiseId: open, note: text }),
    change_promise: () =>
      handling.change_promise(actor, { ...on, promiseId: changeable, dueOn: '2028-01-01', reason: text }),
    ask_rework: () => handling.ask_rework(actor, { ...on, wanted: choice % 2 === 0 }),
    note_contact: () => handling.note_contact(actor, { ...on, note: text }),
    remind: () => handling.remind(actor, { ...on, note: text }),
    contest: () => owning.contest(actor, { ...on, reason: text }),
    rule_contest: () =>
      owning.rule_contest(actor, { ...on, upheld: choice % 2 === 0, unitId: elsewhere, reason: text }),
    adjudicate: () => owning.adjudicate(actor, { ...on, unitId: choice % 2 ? 'heating' : 'east', reason: text }),
    request_assist: () => owning.request_assist(actor, { ...on, unitId: assisting ?? 'none', what: text }),
    answer_assist: () => owning.answer_assist(actor, { ...on, taskId: openTask?.id ?? 'none', body: text }),
    end_assist: () => owning.end_assist(actor, { ...on, taskId: openTask?.id ?? 'none', reason: text }),
    merge: () => mergeMessage(deps)(actor, { ...on, intoId: city.others[stored.unitId ?? 'heating'] ?? 'none' }),
    unmerge: () => unmergeMessage(deps)(actor, { ...on, reason: text }),
    propose_decline: () => owning.propose_decline(actor, { ...on, ...declined }),
    decide_decline: () =>
      owning.decide_decline(actor, {
        ...on,
        contentHash: stored.decline?.contentHash ?? 'none',
        approved: choice === 0,
        reason: text,
      }),
    grant_extension: () => handling.grant_extension(actor, { ...on, workingDays: 1 + choice, grounds: text }),
  }
  return by[action]()
}

/** What goes with a draft: nothing, what the draft before had, or a picture of the drafter's own, new or once more. */
async function attached({ store, clock }: SmallCity, actor: Actor, { draft, version }: Message, choice: number) {
  const kept = (draft?.files ?? []).map(({ id, name }) => ({ id, name }))
  if (choice < 2) return choice === 0 ? [] : kept
  const id = `picture-${actor.id}-${choice === 2 ? 'again' : version}`
  const name = `第${choice}张图`
  const own = { id, ownerId: actor.id, kind: 'image' as const, bytes: 1, parts: 1, partHandles: [], messageId: '' }
  const ready = { main: id, mediaType: 'image/jpeg', hash: id, bytes: 1 }
  const stored = await store.get(files, id)
  if (stored === null)
    await store.transact(async (transaction) =>
      transaction.insert(files, { ...own, ready, waiting: 'yes', createdAt: clock.now() }),
    )
  // One that went out with an earlier reply is that reply's.
  else if (stored.waiting === 'no' || (stored.messageId !== '' && !kept.some((one) => one.id === id))) return kept
  return [...kept.filter((one) => one.id !== id).slice(0, 3), { id, name }]
}

/** A one-page sheet, uploaded by whoever tries to publish with it; a new one for each reply. */
async function uploaded(city: SmallCity, actor: Actor, { id, replies }: Message): Promise<string> {
  const sheetId = requestId(
    900 + replies.length * 100 + Object.values<Actor>(people).findIndex((one) => one.id === actor.id),
  )
  const data = Buffer.from('%PDF-1.7').toString('base64')
  const at = city.clock.now()
  await storedSheets(city.deps).keepPart({ messageId: id, sheetId, part: 0, of: 1, data, uploadedBy: actor.id, at })
  return sheetId
}

/** People who could have signed what is left on paper; undefined: the unit has none. */
export function namedOnPaper(message: Message): string[] | undefined {
  const approvers = Object.values<Actor>(people).flatMap(({ id, grants }) =>
    grants
      .filter(({ role, unitId }) => role === 'approver' && unitId === message.unitId)
      .map(({ level }) => ({ id, ...(level !== undefined ? { level } : {}) })),
  )
  const pairs = approvers.flatMap((first) => [[first], ...approvers.map((second) => [first, second])])
  return pairs.find((signers) => maySignOnPaper(message, signers))?.map(({ id }) => id)
}
