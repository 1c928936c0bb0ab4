import { mediaEventOf } from '../adapters/safety'
import { takeMediaVerdict } from '../files'
import type { ModuleDeps } from './modules'
import { mediaDeps } from './jobs/files.jobs'

/** What becomes of an event that WeChat pushed: answers of its check of pictures are taken, everything else is let be. */
export const takeMediaEvents =
  (deps: ModuleDeps) =>
  async (event: unknown): Promise<void> => {
    const verdict = mediaEventOf(event)
    if (verdict !== null) await takeMediaVerdict(mediaDeps(deps), verdict)
  }
