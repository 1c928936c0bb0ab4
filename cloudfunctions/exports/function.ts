import { exportsContract } from '../../types/exports.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { ExportsDeps } from './deps'
import { exportAddress } from './usecases/export-address'
import { exportInbox } from './usecases/export-inbox'
import { exportOverview } from './usecases/export-overview'

/** 导出: what a person is shown, as a sheet under their name. */
export const exportsFunction = (deps: ExportsDeps): ServedModule =>
  serve('exports', exportsContract, {
    inbox: ({ actor, input }) => exportInbox(deps)(actor, input),
    overview: ({ actor, input }) => exportOverview(deps)(actor, input),
    address: ({ actor, input }) => exportAddress(deps)(actor, input),
  })
