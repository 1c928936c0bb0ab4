import type { PrivacyContract } from '../../types/privacy.contract'
import type { OutputOf } from '../../types/wire.contract'
import type { OwnMessage } from '../messages'
import { shanghaiMoment } from '../shared/kernel/local-date'
import { EXPORT } from './copy'
import type { OwnLists } from './export-part'

interface Exported extends OwnLists {
  /** In the first part. */
  readonly held?: OutputOf<PrivacyContract['what_is_held']>
  readonly guardian?: string
}
/** Parts that are told as lines; files have links of their own. */
const TOLD = ['follows', 'joins', 'notices', 'signIns'] as const

/** A part of the export as a page that any browser shows, without a script and without anything from elsewhere. */
export const exportPage = ({ held, messages = [], guardian, ...copy }: Exported, on: string, last = true): string =>
  [
    ...(held === undefined ? [] : headPart(held, on)),
    ...messages.map(messagePart),
    ...filesPart(copy.files ?? []),
    ...TOLD.flatMap((key) => toldPart(EXPORT[key], copy[key] ?? [])),
    ...(guardian === undefined ? [] : [`<h2>${EXPORT.guardian}</h2><pre>${escaped(guardian)}</pre>`]),
    ...(last ? ['</html>'] : []),
  ].join('\n')

function headPart({ categories }: NonNullable<Exported['held']>, on: string): string[] {
  const rows = categories.map(
    ({ title, held, purpose, basis, retention }) =>
      `<tr>${[title, held, purpose, basis, retention].map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  )
  return [
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${EXPORT.title}</title>`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<style>body{font:16px/1.6 sans-serif;max-width:52em;margin:2em auto;padding:0 1em}td{border:1px solid;padding:.4em}pre{white-space:pre-wrap}</style>',
    `<h1>${EXPORT.title}</h1><p>${EXPORT.intro(on)}</p>`,
    `<h2>${EXPORT.held}</h2><table>${rows.join('')}</table>`,
  ]
}

/** Links to pictures and videos, with the message that they came with. */
function filesPart(files: readonly unknown[]): string[] {
  if (files.length === 0) return []
  const links = files.map((each) => {
    const { kind, url, createdAt, ofReply } = each as {
      kind: keyof typeof EXPORT.file
      url: string
      createdAt: string
      ofReply?: true
    }
    const from = ofReply === true ? EXPORT.ofReply : ''
    return `<li><a href="${escaped(url)}">${EXPORT.file[kind]}${from} ${escaped(shanghaiMoment(createdAt))}</a></li>`
  })
  return [`<h2>${EXPORT.files}</h2><p>${EXPORT.filesUntil}</p><ul>`, ...links, '</ul>']
}

function toldPart(title: string, lines: readonly unknown[], heading: 'h2' | 'h4' = 'h2'): string[] {
  if (lines.length === 0) return []
  return [`<${heading}>${title}</${heading}><ul>`, ...lines.map((line) => `<li>${escaped(told(line))}</li>`), '</ul>']
}
/** A value as a person reads it, with the words of this page for the program's own. */
function told(value: unknown): string {
  if (Array.isArray(value)) return value.map(told).join('、')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([field, each]) => `${EXPORT.fields[field] ?? ''}${told(each)}`)
      .join(' ')
  const text = String(value)
  return INSTANT.test(text) ? shanghaiMoment(text) : (EXPORT.words[text] ?? text)
}
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** All that the person wrote and was answered: a mini program keeps this page alone. */
function messagePart({ message, contact, reads }: OwnMessage): string {
  const { code, title, body, supplements, earlierReplies, interimReplies, reply, contest } = message
  return [
    `<h2>${EXPORT.message(code)}</h2>`,
    `<h3>${escaped(title)}</h3><pre>${escaped(body)}</pre>`,
    ...whereOf(message).map((line) => `<p>${escaped(line)}</p>`),
    ...(contact === undefined ? [] : [`<p>${EXPORT.contact}：${escaped(contact)}</p>`]),
    ...supplements.map((one) => dated(EXPORT.supplement, one.at, one.body)),
    ...(contest === undefined ? [] : [dated(EXPORT.contest, contest.at, contest.reason)]),
    ...[...interimReplies, ...earlierReplies, ...(reply === undefined ? [] : [reply])].map((one) =>
      dated(EXPORT.reply, one.publishedAt, one.body),
    ),
    ...ratingPart(message.rating),
    ...toldPart(
      EXPORT.reads,
      reads.map(({ at, unitName = '', reason }) => `${shanghaiMoment(at)} ${unitName} ${reason}`),
      'h4',
    ),
  ].join('\n')
}

const whereOf = ({ place, district, location }: OwnMessage['message']): string[] =>
  [place, district, location === undefined ? undefined : `${location.latitude} ${location.longitude}`].flatMap(
    (where) => (where === undefined || where === '' ? [] : [EXPORT.where(where)]),
  )

const dated = (what: string, at: string, text: string): string =>
  `<h4>${what} ${escaped(shanghaiMoment(at))}</h4><pre>${escaped(text)}</pre>`

/** Marks in the words of the page; what was said in one’s own words stays as it is. */
function ratingPart(rating: OwnMessage['message']['rating']): string[] {
  if (rating === undefined) return []
  const { comment = '', ...marks } = rating
  return [
    `<h4>${EXPORT.rating}</h4><p>${escaped(told(marks))}</p>`,
    ...(comment === '' ? [] : [`<pre>${escaped(comment)}</pre>`]),
  ]
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
