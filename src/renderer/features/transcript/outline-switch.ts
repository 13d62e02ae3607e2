import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { setView, useView, viewStore } from './view-store.ts'

/** Whether there is room for the outline beside the text, and whether it lies over the text where there is none. */
const outlineStore = createStore<{ readonly roomy: boolean; readonly overlay: boolean }>(() => ({
  roomy: true,
  overlay: false,
}))

/** Says how much room there is. */
export function setRoomy(roomy: boolean): void {
  if (outlineStore.getState().roomy !== roomy) outlineStore.setState({ roomy, overlay: false })
}

/** Shows or hides the outline: beside the text, remembered, or over it for now. */
export function toggleOutline(): void {
  const { roomy, overlay } = outlineStore.getState()
  if (roomy) setView({ outline: !viewStore.getState().outline })
  else outlineStore.setState({ overlay: !overlay })
}

/** Puts the outline away where it lies over the text. */
export function closeOverlay(): void {
  outlineStore.setState({ overlay: false })
}

/** Whether the outline is shown, and the switch. */
export function useOutlineSwitch(): readonly [boolean, () => void] {
  const { roomy, overlay } = useStore(outlineStore)
  const beside = useView(options => options.outline)
  return [roomy ? beside : overlay, toggleOutline]
}

/** Whether there is room for the outline beside the text. */
export function useRoomy(): boolean {
  return useStore(outlineStore, state => state.roomy)
}
