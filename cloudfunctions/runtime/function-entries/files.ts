import { sharpImages } from '../../adapters/images/sharp-images'
import { cloudMain } from '../cloudbase.main'
import { filesModule } from '../modules'
import { takeMediaEvents } from '../push-events'
import { filesJobs } from '../jobs/files.jobs'

/** sharp is native: the platform installs it beside this function alone. */
const images = sharpImages(async () => (await import('sharp')).default)

export const main = cloudMain(
  (deps) => filesModule({ ...deps, files: { ...deps.files, images } }),
  filesJobs,
  takeMediaEvents,
)
