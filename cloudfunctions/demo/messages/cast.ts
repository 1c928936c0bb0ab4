import type { Actor } from '../../shared/kernel/actor'
import { type Instant, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { demoCitizen } from './actors'
import { workingDayBefore } from './office-time'
import { fill, type FilledText } from './places'
import { Telling, type World } from './telling'
import { generalTexts, type Text } from './texts'

/** What all parts of the plan share: texts are taken in turn, no body is sent twice, late answers are counted. */
export interface Cast {
  readonly world: World
  /** The next text that suits; texts come round again only after all others. */
  take(suits: (text: Text) => boolean, from?: readonly Text[]): Text
  /** A message made of the text; an open way to its unit. */
  tell(key: string, text: Text, at: Instant, by?: Actor, addresseeId?: string): { telling: Telling; filled: FilledText }
  /** The `count`-th working day before today. */
  back(count: number): LocalDate
  readonly ledger: OnTimeLedger
}

/** Keeps the share of late answers at what is wanted, whatever the parts before did. */
export class OnTimeLedger {
  private replied = 0
  private late = 0
  constructor(private readonly lateShare: number) {}
  wantsLate(): boolean {
    return this.late < Math.round((this.replied + 1) * this.lateShare)
  }
  note(late: boolean): void {
    this.replied += 1
    if (late) this.late += 1
  }
  /** Notes a reply on the telling's own promise. */
  noteReply(telling: Telling): void {
    this.note(shanghaiDay(telling.lastAt) > telling.dueOn)
  }
}

/** 70 % answered on time. */
const LATE_SHARE = 0.3
const MAX_BODY = 400

export function castFor(world: World): Cast {
  const used = new Map<Text, number>()
  const bodies = new Set<string>()
  let writers = 0

  const tryToFill = (text: Text): FilledText => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const filled = fill(text, world.chance)
      const length = [...filled.body].length
      if (bodies.has(filled.body) || length < 20 || length > MAX_BODY) continue
      bodies.add(filled.body)
      return filled
    }
    throw new Error(`no new wording left for a text of ${text.unitId}`)
  }

  return {
    world,
    ledger: new OnTimeLedger(LATE_SHARE),
    back: (count) => workingDayBefore(world.today, count, world.calendar),
    take(suits, from = generalTexts) {
      const least = from.filter(suits).sort((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0))[0]
      if (least === undefined) throw new Error('no text suits')
      used.set(least, (used.get(least) ?? 0) + 1)
      return least
    },
    tell(key, text, at, by, chosen) {
      const { chance, posts, unitByWords } = world
      const filled = tryToFill(text)
      writers += 1
      const byWords = unitByWords('', filled.body) === text.unitId && chance.next() < 0.6
      const post = posts.find((candidate) => candidate.unitId === text.unitId)
      const addresseeId = chosen ?? (post !== undefined && chance.next() < 0.25 ? post.id : text.unitId)
      const unnamed = chosen === undefined && (text.kind === 'report' || byWords || isForTheDesk(key))
      const telling = new Telling(
        world,
        {
          key,
          by: by ?? demoCitizen(`writer-${writers}`),
          at,
          kind: text.kind,
          body: filled.body,
          place: filled.place,
          district: filled.districtId,
          hideIdentity: chance.next() < 0.8,
          wantsPublic: chance.next() < 0.3,
          ...(unnamed ? {} : { addresseeId }),
        },
        text.unitId,
      )
      return { telling, filled }
    },
  }
}

/** Stories of the desk choose no unit: “不清楚，请帮我转”. */
const isForTheDesk = (key: string): boolean => key.startsWith('desk')
