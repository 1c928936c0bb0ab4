import { isDrawn } from './focus-page'

/**
 * Brings the first field that is marked as wrong into view and puts the cursor there, after the page has drawn it; where
 * no field is, the sentence that says why it was refused.
 */
export function showFirstError(): void {
  setTimeout(() => {
    // A sheet lies over the page; pages below the present one stay in the document, hidden.
    const top = document.querySelector('[role="dialog"]') ?? document
    const visible = (selector: string) =>
      [...top.querySelectorAll(selector)].find(
        (element) => isDrawn(element) && element.closest('.page__body, [role="dialog"]'),
      )
    const field = visible('.field__error')?.closest('.field, .question, .chips-field')
    const shown = field ?? visible('.callout--live')
    shown?.scrollIntoView({ block: field ? 'center' : 'nearest' })
    field?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
  })
}
