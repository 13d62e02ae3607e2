import { Check, Copy, type LucideIcon, X } from 'lucide-react'
import { ToolButton } from './Button.tsx'
import { useCopy } from './use-copy.ts'

interface CopyToolProps {
  readonly text: string
  /** "thread id": what is copied, in words. */
  readonly what: string
  readonly icon?: LucideIcon
  readonly small?: boolean
}

/** An icon button that copies a text and shows a tick for a moment. */
export function CopyTool({ text, what, icon = Copy, small = false }: CopyToolProps) {
  const [state, copy] = useCopy(what.charAt(0).toUpperCase() + what.slice(1))
  const shown = state === 'copied' ? Check : state === 'failed' ? X : icon
  return <ToolButton icon={shown} label={`Copy ${what}`} small={small} onClick={() => copy(text)} />
}
