import { type DocumentStore, scan } from '../../shared/documents'
import type { OwnPart } from '../../shared/kernel/own-part'
import { answerJoins, publicAnswers } from '../answers.store'
import { ANSWERS_COPY } from '../copy'

/** 我也遇到: which public answers a citizen joined, and how they rated them. The number of joiners stays, without whom. */
export const ownJoins = (store: DocumentStore): OwnPart => ({
  key: 'joins',
  async copy(citizenId) {
    const joined = []
    for await (const page of scan(store, answerJoins, { index: 'by_citizen', equals: { citizenId } }))
      for (const { answerId, at, rating } of page) {
        const answer = await store.get(publicAnswers, answerId)
        joined.push({
          at,
          title: answer?.state === 'public' ? answer.title : ANSWERS_COPY.takenBack,
          ...(rating === undefined ? {} : { rating }),
        })
      }
    return joined
  },
  async forget(citizenId) {
    for await (const page of scan(store, answerJoins, { index: 'by_citizen', equals: { citizenId } }))
      for (const { id } of page)
        await store.transact(async (transaction) => {
          const join = await transaction.get(answerJoins, id)
          if (join !== null) transaction.remove(answerJoins, join)
        })
  },
})
