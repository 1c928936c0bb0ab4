import { copyText } from './copy-text.weapp'

/** The mini program keeps no files for the person: the first text is copied instead, where they let WeChat do so. */
export const saveTexts = async (files: readonly { text: string }[]): Promise<'copied' | 'refused'> =>
  (await copyText(files[0]?.text ?? '')) ? 'copied' : 'refused'
