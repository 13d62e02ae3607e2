import { useStore } from 'zustand'
import { announcements } from '../util/announce.ts'

/** Says the newest announcement; the spare space makes a repeated one differ. */
export function LiveRegion() {
  const { text, turn } = useStore(announcements)
  return (
    <div className="vh" role="status" aria-live="polite" data-testid="announcer">
      {text === '' ? '' : turn % 2 === 0 ? text : `${text} `}
    </div>
  )
}
