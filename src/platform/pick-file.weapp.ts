import Taro from '@tarojs/taro'
import type { PickedFile } from './pick-file.types'

/** A file from a conversation: a scan that somebody sent. The mini program knows no MIME types here; the server looks. */
export async function pickFile(_accept: readonly string[]): Promise<PickedFile | undefined> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'all' }).catch(() => undefined)
  const file = chosen?.tempFiles[0]
  if (!file) return undefined
  const base64 = await new Promise<string>((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath: file.path,
      encoding: 'base64',
      success: ({ data }) => resolve(typeof data === 'string' ? data : ''),
      fail: () => reject(new Error('the file could not be read')),
    }),
  )
  return { name: file.name, bytes: file.size, base64 }
}

/** Shows a file with WeChat's own viewers. */
export async function openFile(base64: string, type: string, name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
  await new Promise<void>((resolve, reject) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(),
      fail: () => reject(new Error('the file could not be written')),
    }),
  )
  if (type === 'application/pdf') await Taro.openDocument({ filePath, fileType: 'pdf' })
  else await Taro.previewImage({ urls: [filePath] })
}
