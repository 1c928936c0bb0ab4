import type { TopicsContract } from '../../../types/topics.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { type Message, type Telling, tellingOf } from '../../messages'
import { openFindings } from '../../shared/privacy'
import { publishedNumbers } from '../../hall'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { type StoredLink, topics } from '../topics.store'
import { refuse } from './decide'
import { targetOf } from './link-topic'
import { membersOf, readMessages } from './read-members'
import { known } from './read-topics'
import { readTree, type TopicTree } from './topic-tree'

/** Cases that are looked at one by one for a preview, the latest; of more it says so. */
const MOST_COUNTED = 500
const PAGE = 100

type Target = Pick<StoredLink, 'answerId' | 'answerAt' | 'url'>

/** How the cases of a topic stand towards what is linked: a case that one of the links tells counts as told by it. */
export async function countCases(
  { store }: TopicsDeps,
  tree: TopicTree,
  targets: readonly Target[],
): Promise<{ looked: number; more: boolean; counts: Record<Telling, number> }> {
  const counts: Record<Telling, number> = { tells: 0, told: 0, ended: 0 }
  let looked = 0
  let cursor: string | undefined
  for (;;) {
    const page = await membersOf(store, tree, { limit: PAGE, cursor })
    const found = await readMessages(
      store,
      page.items.map(({ id }) => id),
    )
    for (const message of found) counts[strongest(message, targets)] += 1
    looked += found.length
    if (page.nextCursor === null) return { looked, more: false, counts }
    if (looked >= MOST_COUNTED) return { looked, more: true, counts }
    cursor = page.nextCursor
  }
}

const ORDER: readonly Telling[] = ['tells', 'told', 'ended']
function strongest(message: Message, targets: readonly Target[]): Telling {
  const found = targets.map((target) => tellingOf(message, target))
  return ORDER.find((one) => found.includes(one)) ?? 'ended'
}

/** What linking would refuse to tell so many people, unless it is dismissed. */
async function findingsIn({ directory }: TopicsDeps, title: string) {
  const official = publishedNumbers(await directory.current())
  return openFindings(title, { official }).map(({ kind, start, end }) => ({ kind, start, end }))
}

/** Whom linking would tell, by the very rule that tells them. */
export const previewLink =
  (deps: TopicsDeps) =>
  async (input: ParsedInputOf<TopicsContract['preview_link']>): Promise<OutputOf<TopicsContract['preview_link']>> => {
    const { id } = input
    const topic = known(await deps.store.get(topics, id), id)
    if (topic.state === 'dismissed') refuse(id, TOPICS_COPY.dismissed)
    if (topic.state === 'merged') refuse(id, TOPICS_COPY.isMerged)
    const { title, ...target } = await targetOf(
      deps.store,
      input.kind === 'article' ? { ...input, title: input.title ?? '' } : input,
    )
    const { looked, more, counts } = await countCases(deps, await readTree(deps.store, topic), [target])
    const revision = topic.revision ?? 0
    const said = input.kind === 'answer' ? { title } : { findings: await findingsIn(deps, title) }
    return { looked, more, ...counts, revision, ...said }
  }
