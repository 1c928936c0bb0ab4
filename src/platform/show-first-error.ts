/** Brings the first field that is marked as wrong into view and puts the cursor there, after the page has drawn it. */
export function showFirstError(): void {
  setTimeout(() => {
    const field = document.querySelector('.page__body .field__error')?.closest('.field, .question')
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
  })
}
