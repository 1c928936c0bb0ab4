import type { FileKind } from '../../types/files.terms'
import type { Chosen, ChosenMedia } from './media.types'

const ACCEPT: Record<FileKind, string> = {
  image: 'image/jpeg,image/png,image/webp',
  video: 'video/mp4,video/quicktime',
  document: 'application/pdf',
}

/** Opens the browser's own chooser. A chooser that is closed without a choice answers nothing in older browsers. */
export const chooseMedia = (kind: FileKind, most: number): Promise<Chosen> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = ACCEPT[kind]
    input.multiple = most > 1
    input.addEventListener('cancel', () => resolve({ why: 'cancelled' }))
    input.addEventListener('change', () => {
      const chosen = [...(input.files ?? [])].slice(0, most).map((file) => mediaOf(kind, file))
      resolve(chosen.length === 0 ? { why: 'cancelled' } : { chosen })
    })
    input.click()
  })

const mediaOf = (kind: FileKind, file: File): ChosenMedia => ({
  kind,
  bytes: file.size,
  name: file.name,
  preview: kind === 'image' ? URL.createObjectURL(file) : '',
  read: (from, length) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader()
      reader.onload = () => {
        const { result } = reader
        resolve(typeof result === 'string' ? (result.split(',')[1] ?? '') : '')
      }
      reader.onerror = () => reject(new Error('the file can no longer be read'))
      reader.readAsDataURL(file.slice(from, from + length))
    }),
})

/** Shows one of the files; addresses of this server are its own paths. */
export const showMedia = (all: readonly { url: string; kind: Exclude<FileKind, 'document'> }[], at: number): void => {
  const url = all[at]?.url
  if (url !== undefined) window.open(url, '_blank', 'noopener')
}

/** An address as this home reads it. */
export const mediaUrl = (url: string): string => url

/** Where this page reaches the city's server: what makes its paths whole addresses. */
export const serverOrigin = (): string => window.location.origin
