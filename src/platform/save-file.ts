/** Puts texts on the device as files that the person keeps. @returns how: as files, by the clipboard, or not at all. */
export async function saveTexts(
  files: readonly { name: string; type: string; text: string }[],
): Promise<'saved' | 'copied' | 'refused'> {
  for (const { name, type, text } of files) {
    const url = URL.createObjectURL(new Blob([text], { type }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    URL.revokeObjectURL(url)
  }
  return 'saved'
}
