import { topicsContract } from '../../types/topics.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { TopicsDeps } from './deps'
import { linkTopic, unlinkTopic } from './usecases/link-topic'
import { listTakenOut, listTopicMessages } from './usecases/list-messages'
import { mergeTopics, previewMerge, unmergeTopics } from './usecases/merge-topics'
import { previewLink } from './usecases/preview-telling'
import { getTopic, listTopics, proposeDraft } from './usecases/read-topics'
import { putBack, takeOut } from './usecases/take-out'
import { dismissTopic, restoreTopic, saveDraft } from './usecases/work-on-topic'

/** The module 热点话题 as a runtime mounts it. */
export const topicsFunction = (deps: TopicsDeps): ServedModule =>
  serve('topics', topicsContract, {
    list: () => listTopics(deps)(),
    get: ({ actor, input }) => getTopic(deps)(actor, input),
    messages: ({ actor, input }) => listTopicMessages(deps)(actor, input),
    taken_out: ({ actor, input }) => listTakenOut(deps)(actor, input),
    take_out: ({ actor, input }) => takeOut(deps)(actor, input),
    put_back: ({ actor, input }) => putBack(deps)(actor, input),
    preview_merge: ({ input }) => previewMerge(deps)(input),
    merge: ({ actor, input }) => mergeTopics(deps)(actor, input),
    unmerge: ({ actor, input }) => unmergeTopics(deps)(actor, input),
    propose_draft: ({ input }) => proposeDraft(deps)(input),
    save_draft: ({ actor, input }) => saveDraft(deps)(actor, input),
    dismiss: ({ actor, input }) => dismissTopic(deps)(actor, input),
    restore: ({ actor, input }) => restoreTopic(deps)(actor, input),
    link: ({ actor, input }) => linkTopic(deps)(actor, input),
    preview_link: ({ input }) => previewLink(deps)(input),
    unlink: ({ actor, input }) => unlinkTopic(deps)(actor, input),
  })
