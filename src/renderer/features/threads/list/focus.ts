/** Brings the focus to the chosen row of the list, or to the row that Tab would reach. */
export function focusList(): void {
  const list = document.querySelector<HTMLElement>('[data-testid="thread-list"]')
  const row = list?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')
  const target = row ?? list
  target?.focus({ preventScroll: row !== null })
}
