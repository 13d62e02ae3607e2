import { ArrowDownToLine } from 'lucide-react'
import { ToolButton } from '../../components/Button.tsx'
import { setFollow, usePlace } from './place-store.ts'

/** Whether the transcript stays at the end while the thread grows. */
export function FollowTool() {
  const follow = usePlace(state => state.follow)
  return (
    <ToolButton
      icon={ArrowDownToLine}
      label="Follow the end"
      keys="F"
      role="switch"
      aria-checked={follow}
      data-testid="follow-switch"
      onClick={() => setFollow(!follow)}
    />
  )
}
