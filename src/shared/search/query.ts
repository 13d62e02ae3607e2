import type { TextKind } from './kinds.ts'

/** What a search text was understood as. Pure data: it may be sent anywhere. */

/** One word, or several that stand behind each other; as tokens of `tokens.ts`. */
export interface Term {
  readonly tokens: readonly string[]
  /** Whether the last token is only the beginning of a word. */
  readonly prefix: boolean
}

export type Trait = 'archived' | 'fork' | 'subagent' | 'damaged' | 'interrupted' | 'pinned' | 'noted'
export type Content = 'error' | 'diff' | 'image' | 'plan'
/** Fields whose value is looked for in what the thread says of itself, or in what a person says of it. */
export type TextField =
  | 'project'
  | 'branch'
  | 'source'
  | 'mode'
  | 'model'
  | 'provider'
  | 'version'
  | 'tool'
  | 'file'
  | 'tag'
  | 'check'
/** Fields that say what a thread must be. */
export type ThreadField = TextField | 'is' | 'has' | 'after' | 'before' | 'tokens'
/** `kind` says what a hit must be. */
export type FieldName = ThreadField | 'kind'

/** What a thread must be, or must not be where it is negated. */
export type ThreadCondition = { readonly negated: boolean } & (
  | { readonly field: TextField; readonly value: string }
  | { readonly field: 'is'; readonly value: Trait }
  | { readonly field: 'has'; readonly value: Content }
  /** Unix ms. `after` includes it, `before` does not. */
  | { readonly field: 'after' | 'before'; readonly at: number }
  /** Both ends inclusive; null for no end. */
  | { readonly field: 'tokens'; readonly least: number | null; readonly most: number | null }
)

/** A stretch of the search text, in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A part of the search text as it was understood: what a field shows as a chip. */
export type Part = Stretch &
  (
    | {
        readonly kind: 'words'
        readonly negated: boolean
        /** Without quotes, minus and star. */
        readonly text: string
        readonly quoted: boolean
        readonly prefix: boolean
      }
    | { readonly kind: 'field'; readonly negated: boolean; readonly field: FieldName; readonly value: string }
    | { readonly kind: 'or' }
  )

/** A part that finds nothing and forbids nothing, with the reason in words. */
export interface Ignored extends Stretch {
  readonly reason: string
}

export interface SearchQuery {
  readonly text: string
  /** Of every group one term must stand in an item. */
  readonly groups: readonly (readonly Term[])[]
  /** Terms that must not stand in it. Empty where there are no groups. */
  readonly excluded: readonly Term[]
  /** What the thread must be. */
  readonly conditions: readonly ThreadCondition[]
  /** Only hits of these kinds; null where the text says nothing of them, and where there are no groups. */
  readonly kinds: readonly TextKind[] | null
  /** In the order of the text. Parts and what is ignored do not overlap; between them is only white space. */
  readonly parts: readonly Part[]
  readonly ignored: readonly Ignored[]
}
