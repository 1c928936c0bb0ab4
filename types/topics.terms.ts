/** How a topic moves against the window before. */
export const DIRECTIONS = ['new', 'rising', 'steady', 'falling'] as const
export type Direction = (typeof DIRECTIONS)[number]

/**
 * `past`: no three people wrote about it in the last days; `dismissed`: the press office said it is none; `merged`: it
 * counts with another topic.
 */
export const TOPIC_STATES = ['current', 'past', 'dismissed', 'merged'] as const
export type TopicState = (typeof TOPIC_STATES)[number]

/** What is linked to a topic: a public answer of this platform, or an article elsewhere. */
export const LINK_KINDS = ['answer', 'article'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Why nobody more is told: the press office unlinked it, or the public answer was taken back. */
export const LINK_ENDS = ['unlinked', 'answer_gone'] as const
export type LinkEnd = (typeof LINK_ENDS)[number]

/** How the address of an article begins. */
export const ARTICLE_ADDRESS = /^https:\/\/[^\s/]+\.[^\s/]+/

/** Limits of what the press office types, in characters. */
export const TOPIC_LIMITS = {
  draft: { min: 10, max: 5000 },
  title: { min: 4, max: 60 },
  url: { max: 500 },
} as const
