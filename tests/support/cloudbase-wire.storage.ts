import type { IncomingMessage, ServerResponse } from 'node:http'
import { WireError } from './cloudbase-wire.database'

const ENVIRONMENT = 'cloud://dev.6465-dev'

/** What the storage reads of a request. */
export interface StorageRequest {
  readonly action: string
  readonly path?: string
  readonly file_list?: readonly { readonly fileid: string }[]
  readonly fileid_list?: readonly string[]
}

/** The file storage behind the wire: what is put lies under its path, until it is deleted. */
export class WireStorage {
  private readonly files = new Map<string, Buffer>()

  constructor(private readonly origin: () => string) {}

  /** @returns the answer's `data`; undefined where the action is no one of the storage's. */
  perform({ action, path = '', file_list: asked = [], fileid_list: removed = [] }: StorageRequest): object | undefined {
    switch (action) {
      case 'storage.getUploadMetadata':
        return {
          url: `${this.origin()}/storage/${path}`,
          ...{ token: 'token', authorization: 'signature', fileId: `${ENVIRONMENT}/${path}`, cosFileId: path },
        }
      case 'storage.batchGetDownloadUrl':
        return {
          download_list: asked.map(({ fileid }) =>
            this.files.has(pathOf(fileid))
              ? { fileID: fileid, code: 'SUCCESS', tempFileURL: `${this.origin()}/storage/${pathOf(fileid)}` }
              : { fileID: fileid, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' },
          ),
        }
      case 'storage.batchDeleteFile':
        return {
          delete_list: removed.map((fileID) => {
            if (!fileID.startsWith('cloud://')) return { fileID, code: 'INVALID_FILEID' }
            const there = this.files.delete(pathOf(fileID))
            return { fileID, code: there ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
          }),
        }
      default:
        return undefined
    }
  }

  /** Raw PUT and GET, as the platform's object storage takes them. */
  async transfer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((incoming.url ?? '').slice('/storage/'.length))
    if (incoming.method === 'PUT') {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
      this.files.set(path, Buffer.concat(chunks))
      response.end()
      return
    }
    const found = this.files.get(path)
    response.statusCode = found === undefined ? 404 : 200
    response.end(found)
  }
}

function pathOf(fileId: string): string {
  if (!fileId.startsWith(`${ENVIRONMENT}/`)) throw new WireError('INVALID_PARAM', 'no file id of this environment')
  return fileId.slice(ENVIRONMENT.length + 1)
}
