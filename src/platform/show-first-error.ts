/**
 * Brings the first field that is marked as wrong into view and puts the cursor there, after the page has drawn it; where
 * no field is, the sentence that says why it was refused.
 */
export function showFirstError(): void {
  setTimeout(() => {
    // Pages below the present one stay in the document, hidden.
    const visible = (selector: string) =>
      [...document.querySelectorAll(selector)].find((element) => element.checkVisibility())
    const field = visible('.page__body .field__error')?.closest('.field, .question, .chips-field')
    const shown = field ?? visible('.page__body .callout--live')
    shown?.scrollIntoView({ block: field ? 'center' : 'nearest' })
    field?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
  })
}
