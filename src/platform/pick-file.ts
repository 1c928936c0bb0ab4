import { download } from './download'
import type { PickedFile } from './pick-file.types'

/** Lets the person choose one file; `undefined` when they chose none. @param accept MIME types, as an input takes them */
export const pickFile = (accept: readonly string[]): Promise<PickedFile | undefined> =>
  new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept.join(',')
    input.addEventListener('cancel', () => resolve(undefined))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (!file) return resolve(undefined)
      const reader = new FileReader()
      reader.onerror = () => reject(new Error('the file could not be read'))
      reader.onload = () => {
        const url = typeof reader.result === 'string' ? reader.result : ''
        resolve({ name: file.name, bytes: file.size, base64: url.slice(url.indexOf(',') + 1) })
      }
      reader.readAsDataURL(file)
    })
    input.click()
  })

/** Saves a file: a browser opens it from there. */
export async function openFile(base64: string, type: string, name: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  download(new Blob([bytes], { type }), name)
}
