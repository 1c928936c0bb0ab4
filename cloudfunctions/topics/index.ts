export { type ClusterReport, clusterTexts, type FileReport, type TextOfFile } from './cluster-texts'
export { topicsFunction } from './function'
export { topicsProjector } from './projector'
export {
  signatureParts,
  topicDrafts,
  topicLinks,
  topicMembers,
  topicRemovals,
  topics,
  topicsStates,
} from './topics.store'
export { findTopics } from './usecases/find-topics'
export { takeInMessages } from './usecases/take-in'
export { tellLinks } from './usecases/tell-links'
