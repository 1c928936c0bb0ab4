import type { DocumentReader, DocumentStore } from '../shared/documents'
import { sha256 } from '../shared/kernel/ids'
import type { Instant } from '../shared/kernel/local-date'
import { type LearnedModel, UNLEARNT } from './domain/learned-model'
import { putState } from './list-store'
import { routingModelParts, routingModels, routingStates, STATE_ID } from './routing.store'

/** A part stays far below what either home takes as one document. */
const PART_BYTES = 150_000
/** Models that are kept: the present one and those before it. */
const KEPT = 3

/** The content names the model: learning the same again gives the same version. */
export function versionOf(model: LearnedModel): string {
  const { rarity, categories, ...rest } = model
  const { weights, ...numbers } = categories
  const text = JSON.stringify([{ ...rest, version: '' }, numbers])
  return sha256(`${text}${base64(rarity)}${base64(weights)}`).slice(0, 16)
}

/**
 * Stores a model and puts it in force; one that is stored already is only put in force. Safe to repeat.
 * @param decidedThrough the latest decision that it was learnt from; '' none
 */
export async function storeModel(
  store: DocumentStore,
  model: LearnedModel,
  learntAt: Instant,
  decidedThrough: Instant,
): Promise<void> {
  const { version, documents, rarity, wordRarity, categories, units } = model
  const { weights, ...numbers } = categories
  const bytes = Buffer.concat([rarity, Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)])
  const parts = Math.ceil(bytes.length / PART_BYTES)
  // Parts first, each by itself: a model without all of its parts is never in force.
  for (let part = 0; part < parts; part += 1) {
    const id = `${version}:${part}`
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES).toString('base64')
    await store.transact(async (transaction) => {
      if ((await transaction.get(routingModelParts, id)) === null)
        transaction.insert(routingModelParts, { id, bytes: piece })
    })
  }
  await store.transact(async (transaction) => {
    const present = await transaction.get(routingModels, version)
    const state = await transaction.get(routingStates, STATE_ID)
    const header = {
      id: version,
      learntAt,
      decidedThrough,
      documents,
      wordRarity,
      categories: numbers,
      units,
      rarityBytes: rarity.length,
      parts,
    }
    if (present === null) transaction.insert(routingModels, header)
    else transaction.put(routingModels, { ...header, version: present.version })
    putState(transaction, state, { model: version })
  })
  await forgetOld(store, version)
}

/** A model by its version; null when it was cleared away. */
export async function readModel(reader: DocumentReader, version: string): Promise<LearnedModel | null> {
  const header = await reader.get(routingModels, version)
  if (header === null) return null
  const parts = await Promise.all(
    Array.from({ length: header.parts }, (_, part) => reader.get(routingModelParts, `${version}:${part}`)),
  )
  if (parts.includes(null)) return null
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part?.bytes ?? '', 'base64')))
  const weights = bytes.subarray(header.rarityBytes)
  return {
    version,
    documents: header.documents,
    rarity: new Uint8Array(bytes.subarray(0, header.rarityBytes)),
    wordRarity: header.wordRarity,
    categories: { ...UNLEARNT.categories, ...header.categories, weights: new Int8Array(weights) },
    units: header.units,
  }
}

/** The model in force; null where nothing was learnt yet. */
export async function readModelInForce(reader: DocumentReader): Promise<LearnedModel | null> {
  const state = await reader.get(routingStates, STATE_ID)
  return state?.model === undefined ? null : readModel(reader, state.model)
}

/** Removes all but the latest models; a process that still reads an older one notices and takes the present one. */
async function forgetOld(store: DocumentStore, inForce: string): Promise<void> {
  const { items } = await store.query(routingModels, {
    index: 'by_time',
    equals: {},
    direction: 'descending',
    limit: 50,
  })
  for (const old of items.slice(KEPT).filter(({ id }) => id !== inForce))
    await store.transact(async (transaction) => {
      const model = await transaction.get(routingModels, old.id)
      if (model === null) return
      transaction.remove(routingModels, model)
      for (let part = 0; part < model.parts; part += 1) {
        const piece = await transaction.get(routingModelParts, `${old.id}:${part}`)
        if (piece !== null) transaction.remove(routingModelParts, piece)
      }
    })
}

const base64 = (bytes: Uint8Array | Int8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
