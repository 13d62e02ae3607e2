import type { LucideIcon } from 'lucide-react'

interface IconProps {
  readonly of: LucideIcon
  /** Px; 16 in controls, 14 and 12 beside text. */
  readonly size?: 10 | 12 | 14 | 16
  readonly className?: string | undefined
  /** What it says; without a label it is decoration and hidden from screen readers. */
  readonly label?: string
}

const STROKE = { 10: 1.75, 12: 1.4, 14: 1.4, 16: 1.5 } as const

/** A line icon. Its stroke is meant in px at every size. */
export function Icon({ of: Of, size = 16, className, label }: IconProps) {
  const named =
    label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const)
  return (
    <Of size={size} strokeWidth={STROKE[size]} absoluteStrokeWidth={true} className={className ?? ''} {...named}>
      {label !== undefined && <title>{label}</title>}
    </Of>
  )
}
