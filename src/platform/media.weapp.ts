import Taro from '@tarojs/taro'
import type { FileKind } from '../../types/files.terms'
import type { Chosen } from './media.types'
import { privacyAgreed } from './privacy.weapp'

/** Opens WeChat's chooser, after the privacy guide was agreed to; pictures come compressed. Never throws. */
export async function chooseMedia(kind: FileKind, most: number): Promise<Chosen> {
  if (!(await privacyAgreed())) return { why: 'refused' }
  try {
    const tempFiles = kind === 'document' ? await chooseDocuments(most) : await choosePictures(kind, most)
    const chosen = tempFiles.map(({ path, size, name }) => ({
      kind,
      bytes: size,
      name,
      preview: kind === 'image' ? path : '',
      read: (from: number, length: number) => readPart(path, from, Math.min(length, size - from)),
    }))
    return { chosen }
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''
    return { why: /auth|privacy|permission/i.test(said) ? 'refused' : 'cancelled' }
  }
}

async function choosePictures(kind: 'image' | 'video', count: number) {
  const { tempFiles } = await Taro.chooseMedia({ count, mediaType: [kind], sizeType: ['compressed'] })
  return tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, size, name: '' }))
}

/** The mini program takes documents from conversations alone. */
async function chooseDocuments(count: number) {
  const { tempFiles } = await Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'] })
  return tempFiles.map(({ path, size, name }) => ({ path, size, name }))
}

const readPart = (filePath: string, position: number, length: number): Promise<string> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      position,
      length,
      success: ({ data }) => resolve(typeof data === 'string' ? data : ''),
      fail: () => reject(new Error('the file can no longer be read')),
    })
  })

/** Shows the files as WeChat does, beginning with one of them. */
export const showMedia = (all: readonly { url: string; kind: Exclude<FileKind, 'document'> }[], at: number): void => {
  const sources = all.map(({ url, kind }) => ({ url: mediaUrl(url), type: kind }))
  Taro.previewMedia({ sources, current: at }).catch(() => undefined)
}

/** A city's own server answers with paths; cloud storage with whole addresses. */
export const mediaUrl = (url: string): string => (url.startsWith('/') ? `${MINSHENG_SERVER_URL}${url}` : url)

/** Where the mini program reaches the city's own server; '' on WeChat cloud, whose storage gives whole addresses. */
export const serverOrigin = (): string => MINSHENG_SERVER_URL
