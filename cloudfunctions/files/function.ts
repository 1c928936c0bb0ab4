import { filesContract } from '../../types/files.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { FilesDeps } from './deps'
import { fileAddresses } from './usecases/addresses'
import { removeFile } from './usecases/remove-file'
import { beginUpload, finishUpload, putPart } from './usecases/upload'

/** 附件: what citizens add to their messages. */
export const filesFunction = (deps: FilesDeps): ServedModule =>
  serve('files', filesContract, {
    begin_upload: ({ actor, input }) => beginUpload(deps)(actor, input),
    put_part: ({ actor, input }) => putPart(deps)(actor, input),
    finish: ({ actor, input }) => finishUpload(deps)(actor, input),
    remove: ({ actor, input }) => removeFile(deps)(actor, input),
    addresses: ({ actor, input }) => fileAddresses(deps)(actor, input),
  })
