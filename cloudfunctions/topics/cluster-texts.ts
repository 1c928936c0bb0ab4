import { daysBetween, type LocalDate } from '../shared/kernel/local-date'
import { clusterMessages, type Item } from './domain/cluster'
import { describe, type ReadText } from './domain/describe'
import { labelOf } from './domain/label'
import { type Purity, purityOf } from './domain/purity'
import { rarityIn } from './domain/rarity'
import { signatureOf } from './domain/signature'

/** A message of a file, with what its people did beside writing. */
export interface TextOfFile extends ReadText {
  readonly id: string
  readonly by: string
  readonly on: LocalDate
  /** Others who agreed 点赞. */
  readonly support: number
}

/** One cluster of a file as people judge it. */
export interface ClusterReport {
  readonly label: string
  readonly messages: number
  readonly people: number
  /** Messages and those who agreed with them. */
  readonly supports: number
  readonly places: readonly { readonly name: string; readonly messages: number }[]
  readonly from: LocalDate
  readonly to: LocalDate
  /** Days from the first to the last message, both counted. */
  readonly days: number
  readonly purity: Purity
  readonly ids: readonly string[]
}

/** What a run over a file found, and how long its parts took. */
export interface FileReport {
  /** Largest first. */
  readonly clusters: readonly ClusterReport[]
  /** Seconds: reading the texts is done once for each message, clustering with each run over the whole window. */
  readonly seconds: { readonly reading: number; readonly clustering: number }
}

/**
 * Clusters all texts at once, whatever their days: for judging the clustering on a file.
 * @param milliseconds a clock that only goes on
 */
export function clusterTexts(texts: readonly TextOfFile[], milliseconds: () => number): FileReport {
  const began = milliseconds()
  const items: Item[] = texts.map((text) => ({ id: text.id, by: text.by, signature: signatureOf(text) }))
  const read = milliseconds()
  const groups = clusterMessages(items)
  const seconds = { reading: (read - began) / 1000, clustering: (milliseconds() - read) / 1000 }
  const rarity = rarityIn(items)
  const byId = new Map(texts.map((text) => [text.id, text]))
  const clusters = groups.map((ids) => {
    const members = ids.flatMap((id) => byId.get(id) ?? [])
    const description = describe(members, rarity)
    const purity = purityOf(members, description)
    const days = members.map(({ on }) => on).sort()
    const [from = '', to = ''] = [days[0], days.at(-1)]
    return {
      label: labelOf(description, purity),
      messages: members.length,
      people: new Set(members.map(({ by }) => by)).size,
      supports: members.length + members.reduce((sum, { support }) => sum + support, 0),
      places: description.places,
      from,
      to,
      days: daysBetween(from, to) + 1,
      purity,
      ids,
    }
  })
  return { clusters, seconds }
}
