import { download } from './download'

/** Puts texts on the device as files that the person keeps. @returns how: as files, by the clipboard, or not at all. */
export async function saveTexts(
  files: readonly { name: string; type: string; text: string }[],
): Promise<'saved' | 'copied' | 'refused'> {
  for (const { name, type, text } of files) download(new Blob([text], { type }), name)
  return 'saved'
}
