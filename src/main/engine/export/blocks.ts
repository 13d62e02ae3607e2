import type { RunStatus, ShownItem } from '../../../shared/item.ts'
import type { Picture } from './pictures.ts'

/** An item cut into pieces that every kind of document can write. Texts are as they stand in the file, not escaped. */

export type Block =
  /** Markdown, by a model or a person. */
  | { readonly kind: 'prose'; readonly text: string }
  /** What was run or sent. */
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  /** What came back. */
  | { readonly kind: 'output'; readonly title: string; readonly language: string; readonly text: string }
  | { readonly kind: 'diff'; readonly title: string; readonly text: string }
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** A remark of Skein's own about the item. */
  | { readonly kind: 'note'; readonly text: string }

export interface Entry {
  readonly type: ShownItem['type']
  /** What it is: a few words, which may come from the file. */
  readonly label: string
  /** Status, exit code, time taken and the like. */
  readonly facts: readonly string[]
  /**
   * `said` by the person, `answer` of the model, `work` in between; `aside` for what readers rarely want and
   * `injected` for what the client put in by itself.
   */
  readonly manner: 'said' | 'answer' | 'work' | 'aside' | 'injected'
  readonly blocks: readonly Block[]
}

/** What differs from item to item; most are `work` and have no facts. */
export type Parts = Pick<Entry, 'label' | 'blocks'> & Partial<Pick<Entry, 'facts' | 'manner'>>

/** All texts of an entry. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap(block => ('text' in block ? [block.text] : [])).join('\n')
}

/** Markdown of a person or a model. */
export function prose(text: string): Block {
  return { kind: 'prose', text }
}

/** Words of Skein's own, beside what the thread holds. */
export function note(text: string): Block {
  return { kind: 'note', text }
}

/** A picture, or the words why there is none. */
export function pictureBlock(picture: Picture): Block {
  return { kind: 'picture', picture }
}

/** How a call ended. */
export function statusWords(status: RunStatus): string {
  return status === 'inProgress' ? 'no result in the file' : status
}

/** Facts without those that are not known. */
export function known(...facts: readonly (string | null | undefined | false)[]): string[] {
  return facts.filter(fact => typeof fact === 'string' && fact !== '').map(String)
}
