/** Brings the focus into a text field, all of it selected. @param id of the element. */
export function focusField(id: string): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}
