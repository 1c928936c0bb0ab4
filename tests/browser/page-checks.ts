import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** What axe finds that keeps somebody from using the page. `only` names the rules that a change of colours can break. */
export async function barriers(page: Page, only?: 'color-contrast'): Promise<string[]> {
  // `void`: what a line evaluates to is sent over, and the second time that would be all of axe.
  await page.evaluate(`void (window.axe || (() => { ${axeSource} })())`)
  const rules = only === undefined ? '' : `, runOnly: { type: 'rule', values: ['${only}'] }`
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { resultTypes: ['violations']${rules} }).then(({ violations }) => violations)`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** What is written smaller than `least` (px), apart from what nobody is meant to read word for word. */
export const smallLetters = (page: Page, least: number): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const found = new Set()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { parentElement: around, textContent: said } = texts.currentNode
      if (said.trim() === '' || around.getClientRects().length === 0 || around.closest('[aria-hidden=true]')) continue
      const size = parseFloat(getComputedStyle(around).fontSize)
      if (size < ${least}) found.add(Math.round(size * 10) / 10 + ' ' + said.trim().slice(0, 20))
    }
    return [...found]
  })()`)

/** Half a pixel less is a matter of rounding. */
const ROUNDING = 0.5

/**
 * What a person trips over without reading a word: a page wider than the screen, a target smaller than `smallest`
 * (px, both sides) or at the very edge, a hint in a field that is cut off, a text that sticks out of its card, a day that
 * does not stand in its field, a line that begins with a dot, a page without a title, and codes that were meant for machines.
 */
export const misfits = (page: Page, smallest: number): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const found = []
    const wide = document.scrollingElement.scrollWidth
    if (wide > window.innerWidth) found.push('wider than the screen: ' + wide)
    const controls = 'button, a[href], textarea, select, input:not([type=hidden]):not([type=file])'
    const isScrolled = (one) => one.closest('.inbox__filter, .sheet') !== null
    for (const one of document.querySelectorAll(controls)) {
      const { width, height, right } = one.getBoundingClientRect()
      if (width === 0 || !one.checkVisibility()) continue
      const name = one.getAttribute('aria-label') || one.textContent
      if (one.closest('.page__footer') && right > window.innerWidth - 8) found.push('at the very edge: ' + name)
      if (Math.min(width, height) >= ${smallest - ROUNDING}) continue
      found.push('too small: ' + Math.round(width) + 'x' + Math.round(height) + ' ' + name)
    }
    const pen = document.createElement('canvas').getContext('2d')
    for (const one of document.querySelectorAll('input[placeholder]')) {
      if (one.value !== '' || one.clientWidth === 0 || !one.checkVisibility()) continue
      const { paddingLeft, paddingRight } = getComputedStyle(one)
      pen.font = getComputedStyle(one, '::placeholder').font
      const room = one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
      if (pen.measureText(one.placeholder).width > room + 1) found.push('cut off: ' + one.placeholder)
    }
    const spot = document.createRange()
    const edges = (node, from, to) => (spot.setStart(node, from), spot.setEnd(node, to), spot.getBoundingClientRect())
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode
      if (data.trim() === '' || !parentElement.checkVisibility() || isScrolled(parentElement)) continue
      const card = parentElement.closest('.card')
      if (card && edges(texts.currentNode, 0, data.length).right > card.getBoundingClientRect().right + 1)
        found.push('sticks out of its card: ' + data)
      // A word longer than the line (an account's number) is broken anywhere: there the dot is not to blame.
      for (let dot = data.indexOf(' ·', 1) + 1; dot > 1; dot = data.indexOf(' ·', dot) + 1)
        if (edges(texts.currentNode, dot, dot + 1).top > edges(texts.currentNode, dot - 2, dot - 1).bottom - 1)
          found.push('a line begins with a dot: ' + data)
    }
    for (const one of document.querySelectorAll('.day-input__shown'))
      if (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
        found.push('does not stand in its field: ' + one.textContent)
    if (document.title === '') found.push('no title')
    const shown = [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility())
    if (shown.length === 0 || shown.some((one) => one.textContent === '')) found.push('no heading of its own')
    const text = document.body.innerText
    for (const [code] of text.matchAll(/\\b[a-z]+_[a-z_]+\\b|\\bundefined\\b|\\bNaN\\b|\\[object /g)) found.push('a code: ' + code)
    return found
  })()`)
