/** Brings the first field that is marked as wrong into view and puts the cursor there, after the page has drawn it. */
export function showFirstError(): void {
  setTimeout(() => {
    // Pages below the present one stay in the document, hidden.
    const errors = [...document.querySelectorAll('.page__body .field__error')]
    const field = errors.find((error) => error.checkVisibility())?.closest('.field, .question, .chips-field')
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
  })
}
