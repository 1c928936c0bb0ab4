import { privacyApi } from '../../../api/privacy.api'

type Part = Record<string, unknown>

/** The copy of one's data, part after part: one answer carries only so much. @throws ApiFailure */
export async function wholeCopy(origin: string): Promise<{ fileName: string; html: string; json: string }> {
  const asked = origin === '' ? {} : { origin }
  let part = await privacyApi.exportMine(asked)
  const { fileName } = part
  const parts = [part]
  while (part.nextCursor) {
    part = await privacyApi.exportMine({ ...asked, cursor: part.nextCursor })
    parts.push(part)
  }
  return {
    fileName,
    html: parts.map(({ html }) => html).join('\n'),
    json: JSON.stringify(parts.map(({ json }) => JSON.parse(json) as Part).reduce(joined), null, 2),
  }
}

/** Lists of the same name belong together. */
const joined = (before: Part, part: Part): Part =>
  Object.entries(part).reduce((all, [key, value]) => {
    const known = all[key]
    return { ...all, [key]: Array.isArray(known) && Array.isArray(value) ? known.concat(value) : value }
  }, before)
