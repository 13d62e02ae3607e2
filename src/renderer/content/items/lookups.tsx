import { FileQuestionMark, Globe, Image, Moon, ScanEye, Sparkles } from 'lucide-react'
import type { ThreadItem, WebSearchAction } from '../../../shared/item.ts'
import { bytes, duration } from '../../util/format.ts'
import cards from '../Card.module.css'
import { CodeBlock } from '../CodeBlock.tsx'
import { jsonText } from '../json-text.ts'
import { PathText, Word } from '../Labels.tsx'
import { Picture } from '../Picture.tsx'
import { Prose } from '../Prose.tsx'
import { escapeHidden } from '../visible.ts'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'

type Of<T extends ThreadItem['type']> = Extract<ThreadItem, { type: T }>

function actionText(query: string, action: WebSearchAction | null): readonly [string, string] {
  switch (action?.type) {
    case 'openPage':
      return ['Opened', action.url ?? query]
    case 'findInPage':
      return [
        'Looked within a page for',
        [action.pattern, action.url].filter(part => part !== null).join(' · ') || query,
      ]
    case 'search':
      return ['Searched the web for', action.queries?.join(' · ') || action.query || query]
    case 'other':
    case undefined:
      return ['Searched the web for', query]
  }
}

export function WebSearch({ item }: { readonly item: Of<'webSearch'> }) {
  const [verb, what] = actionText(item.query, item.action)
  return (
    <ItemShell type={item.type} name="Web search" icon={Globe} source={item.skein}>
      <div className={styles.line}>
        <span className={styles.rest}>{verb}</span>
        <bdi className={styles.cut} title={what}>
          {escapeHidden(what)}
        </bdi>
      </div>
    </ItemShell>
  )
}

export function ImageView({ item }: { readonly item: Of<'imageView'> }) {
  return (
    <ItemShell type={item.type} name="Image" icon={ScanEye} source={item.skein}>
      <div className={styles.line}>
        <span className={styles.rest}>Looked at</span>
        <PathText path={item.path} className={styles.mono} />
      </div>
    </ItemShell>
  )
}

export function ImageGeneration({ item }: { readonly item: Of<'imageGeneration'> }) {
  return (
    <ItemShell type={item.type} name="Generated image" icon={Image} source={item.skein}>
      <div className={styles.parts}>
        <div className={styles.line}>
          <span className={styles.rest}>Generated an image:</span>
          <Word text={item.status} />
          {item.savedPath !== undefined && <PathText path={item.savedPath} className={styles.mono} />}
        </div>
        {item.revisedPrompt !== null && <Prose text={item.revisedPrompt} />}
        {item.result !== '' && <ResultPicture result={item.result} />}
      </div>
    </ItemShell>
  )
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** The result is base64 of a PNG; anything else is named with its size. */
function ResultPicture({ result }: { readonly result: string }) {
  if (result.startsWith('data:')) return <Picture url={result} />
  if (BASE64.test(result.slice(0, 4096))) return <Picture url={`data:image/png;base64,${result}`} />
  return <div className={styles.line}>Result of {bytes(result.length)} that is not a picture</div>
}

export function Sleep({ item }: { readonly item: Of<'sleep'> }) {
  return (
    <ItemShell type={item.type} name="Wait" icon={Moon} source={item.skein}>
      <div className={styles.line}>Waited for {duration(item.durationMs)}</div>
    </ItemShell>
  )
}

export function ContextCompaction({ item }: { readonly item: Of<'contextCompaction'> }) {
  const line = item.skein?.lines[0]
  return (
    <div
      className={styles.divider}
      data-testid="item"
      data-item-type={item.type}
      title={line === undefined ? undefined : `line ${line}`}
    >
      <Sparkles size={12} strokeWidth={1.5} aria-hidden={true} />
      Context compacted: what stands above was summarised for the model
    </div>
  )
}

/** An item of a type that this Skein does not know: its name and all it holds. */
export function UnknownItem({
  type,
  id,
  item,
}: {
  readonly type: string
  readonly id: string
  readonly item: unknown
}) {
  return (
    <ItemShell type={type} name="Unknown item" icon={FileQuestionMark} source={undefined} look="carded">
      <div className={cards.card}>
        <div className={cards.head}>
          <span className={cards.grow}>Item of a type that Skein does not know</span>
          <code>{escapeHidden(type)}</code>
        </div>
        <CodeBlock id={`${id}/raw`} text={jsonText(item)} label="The item" wrap={true} />
      </div>
    </ItemShell>
  )
}
