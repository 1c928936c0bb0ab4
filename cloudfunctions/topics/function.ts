import { topicsContract } from '../../types/topics.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { TopicsDeps } from './deps'
import { getTopic, listTopicMessages, listTopics, proposeDraft } from './usecases/read-topics'
import { dismissTopic, linkTopic, restoreTopic, saveDraft, unlinkTopic } from './usecases/work-on-topic'

/** The module 热点话题 as a runtime mounts it. */
export const topicsFunction = (deps: TopicsDeps): ServedModule =>
  serve('topics', topicsContract, {
    list: () => listTopics(deps)(),
    get: ({ actor, input }) => getTopic(deps)(actor, input),
    messages: ({ actor, input }) => listTopicMessages(deps)(actor, input),
    propose_draft: ({ input }) => proposeDraft(deps)(input),
    save_draft: ({ actor, input }) => saveDraft(deps)(actor, input),
    dismiss: ({ actor, input }) => dismissTopic(deps)(actor, input),
    restore: ({ actor, input }) => restoreTopic(deps)(actor, input),
    link: ({ actor, input }) => linkTopic(deps)(actor, input),
    unlink: ({ actor, input }) => unlinkTopic(deps)(actor, input),
  })
