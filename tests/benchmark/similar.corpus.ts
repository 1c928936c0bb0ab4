import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredAnswer } from '../../cloudfunctions/answers/answers.store'
import { demoDuties } from '../../cloudfunctions/demo'

/** A real message, read by path where it lies beside the project. */
export interface RealText {
  readonly title: string
  readonly body: string
}

/** `npm run` starts in the project's folder. */
const DATA = join(process.cwd(), '../shared/data')
const FILES = ['messages-replied.jsonl', 'messages-open.jsonl', 'messages-labelled.jsonl']

/** The real messages, each title once; none where they are not on this machine. */
export function readRealTexts(): RealText[] {
  const byTitle = new Map<string, RealText>()
  for (const file of FILES.map((name) => join(DATA, name)).filter((path) => existsSync(path)))
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { title, content } = JSON.parse(line) as { title: string; content: string }
      const body = content.replace(/\s+/gu, ' ').trim().slice(0, 2_000)
      if (title.length >= 6 && body.length >= 20) byTitle.set(title, { title: title.trim(), body })
    }
  return [...byTitle.values()]
}

/** The same numbers every time, 0–1. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const PLACES =
  '和平 解放 人民 建设 青年 幸福 滨河 东湖 西山 南门 北苑 长安 文昌 学府 新华 中兴 民主 光明 朝阳 凤凰'.split(' ')
const ENDS = '路 街 小区 花园 社区 广场 村 桥 市场 家园'.split(' ')

/** Where somebody writes from: 20 × 10 × 99 places. */
export function placeBy(next: () => number): string {
  const one = (of: readonly string[]): string => of[Math.floor(next() * of.length)] ?? ''
  return `${one(PLACES)}${one(ENDS)}${1 + Math.floor(next() * 99)}号`
}

/**
 * Questions as citizens write them, made of sentences of real messages (or, where there are none, of the matters in the
 * demonstration's duty lists): two to five, each from another, with a place of its own.
 */
export function generatedTexts(count: number, real: readonly RealText[]): RealText[] {
  const next = numbersFrom(7)
  const sentences = real.length > 0 ? real.flatMap(sentencesOf) : listedSentences()
  const titles = real.length > 0 ? real.flatMap(({ title }) => halves(title)) : listedSentences()
  const one = (of: readonly string[]): string => of[Math.floor(next() * of.length)] ?? ''
  return Array.from({ length: count }, () => {
    const place = placeBy(next)
    const body = Array.from({ length: 2 + Math.floor(next() * 4) }, () => one(sentences))
    return { title: `${place}${one(titles)}${one(titles)}`.slice(0, 40), body: `${place}，${body.join('。')}。` }
  })
}

const sentencesOf = ({ body }: RealText): string[] =>
  body.split(/[。！？；!?;\n]+/u).filter(({ length }) => length >= 8 && length <= 120)
const halves = (title: string): string[] => [
  title.slice(0, Math.ceil(title.length / 2)),
  title.slice(Math.ceil(title.length / 2)),
]
const MANNERS = '一直没有人处理 希望尽快解决 请问归哪个部门管 已经反映过多次 什么时候能办好 影响居民生活'.split(' ')
const listedSentences = (): string[] =>
  demoDuties.flatMap(({ keywords, aliases, topics }) =>
    [...keywords, ...aliases, ...topics].flatMap((word) => MANNERS.map((manner) => `${word}${manner}`)),
  )

/** A public answer as the press office releases it. `question` at most 400 characters: it is rewritten to be short. */
export function toAnswer({ title, body }: RealText, number: number): Omit<StoredAnswer, 'version'> {
  const question = body.slice(0, 400)
  const day = new Date(Date.UTC(2020, 0, 1) + number * 1_700_000).toISOString()
  return {
    id: `bench${String(number).padStart(6, '0')}`,
    messageId: `m${number}`,
    state: 'public',
    kind: 'complaint',
    title,
    question,
    answer: `您反映的“${title}”已核实，现已处理完毕，感谢您的来信。`,
    unitId: 'heating',
    askedAt: day,
    releasedAt: day,
    releasedBy: 'bench',
    joiners: number % 7,
  }
}
