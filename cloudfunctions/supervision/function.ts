import { supervisionContract } from '../../types/supervision.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { SupervisionDeps } from './deps'
import { closeDocument, instructUnit, signDocument } from './usecases/decide-documents'
import { documentsOfMessage, getDocument, listDocuments, summarise } from './usecases/read-documents'

/** The module 督办 as a runtime mounts it. */
export const supervisionFunction = (deps: SupervisionDeps): ServedModule =>
  serve('supervision', supervisionContract, {
    list: ({ input }) => listDocuments(deps)(input),
    get: ({ actor, input }) => getDocument(deps)(actor, input),
    sign: ({ actor, input }) => signDocument(deps)(actor, input),
    close: ({ actor, input }) => closeDocument(deps)(actor, input),
    instruct: ({ actor, input }) => instructUnit(deps)(actor, input),
    for_message: ({ actor, input }) => documentsOfMessage(deps)(actor, input),
    summary: () => summarise(deps)(),
  })
