import type { FilesContract } from '../../types/files.contract'
import { callerOf } from './caller'

const call = callerOf<FilesContract>('files')

/** 附件. Every call may throw `ApiFailure`. */
export const filesApi = {
  begin: call('begin_upload'),
  putPart: call('put_part'),
  finish: call('finish'),
  remove: call('remove'),
  addresses: call('addresses'),
}
