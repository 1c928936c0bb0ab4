import type { Directory } from '../hall'
import type { Actor } from '../shared/kernel/actor'
import { type Instant, shanghaiMoment } from '../shared/kernel/local-date'
import { OFFICES, SHEET_COPY } from './copy'
import type { Watermark } from './workbook'

/** Who takes a sheet with them: by name and account, for which units or office, when, and under which 追溯码. */
export function watermarkOf(actor: Actor, directory: Directory, at: Instant, trace: string): Watermark {
  const madeBy = SHEET_COPY.who(actor.name, actor.id)
  return {
    line: SHEET_COPY.watermark(madeBy, placesOf(actor, directory), shanghaiMoment(at), trace),
    trace,
    madeBy,
    at,
  }
}

const placesOf = ({ grants }: Actor, directory: Directory): string =>
  [
    ...new Set(
      grants.flatMap(({ role, unitId, postId }) => {
        if (unitId !== undefined) return [directory.nameOf(unitId)]
        if (postId !== undefined) return [directory.findPost(postId)?.name ?? postId]
        return OFFICES[role] ?? []
      }),
    ),
  ].join('、')
