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
    const wrong = visible('.field__error')
    const field = wrong?.closest('.field, .question, .chips-field')
    const shown = field ?? wrong ?? visible('.callout--live')
    shown?.scrollIntoView({ block: wrong ? 'center' : 'nearest' })
    field?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
  })
}

/** The same within a panel: what is missing may lie far above the button that was pressed. */
export const showFirstErrorOfSheet = (): void => showFirstError()
