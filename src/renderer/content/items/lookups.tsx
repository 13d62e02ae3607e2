import clsx from 'clsx'
import { FileQuestionMark, Globe, Image, Moon, ScanEye } from 'lucide-react'
import type { ThreadItem, WebSearchAction } from '../../../shared/item.ts'
import { bytes, duration } from '../../util/format.ts'
import cards from '../Card.module.css'
import { JsonTree } from '../json/JsonTree.tsx'
import { PathText, Word } from '../Labels.tsx'
import { GentleText } from '../markdown/GentleText.tsx'
import { Link } from '../markdown/Link.tsx'
import { AnyPicture } from '../picture/AnyPicture.tsx'
import { Picture } from '../picture/Picture.tsx'
import { escapeHidden } from '../visible.ts'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'
import { PictureFile } from './PictureFile.tsx'

type Of<T extends ThreadItem['type']> = Extract<ThreadItem, { type: T }>

interface Search {
  readonly verb: string
  readonly words: readonly string[]
  readonly url: string | null
}

function searchOf(query: string, action: WebSearchAction | null): Search {
  switch (action?.type) {
    case 'openPage':
      return { verb: 'Opened', words: action.url === null ? [query] : [], url: action.url }
    case 'findInPage':
      return { verb: 'Looked within a page for', words: [action.pattern ?? query], url: action.url }
    case 'search': {
      const queries = action.queries ?? []
      return { verb: 'Searched the web for', words: queries.length > 0 ? queries : [action.query ?? query], url: null }
    }
    case 'other':
    case undefined:
      return { verb: 'Searched the web for', words: [query], url: null }
  }
}

export function WebSearch({ item }: { readonly item: Of<'webSearch'> }) {
  const { verb, words, url } = searchOf(item.query, item.action)
  return (
    <ItemShell item={item} name="Web search" icon={Globe}>
      <div className={styles.wrapped}>
        <span className={styles.rest}>{verb}</span>
        {words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: queries never move
          <bdi key={index} className={styles.query}>
            {escapeHidden(word)}
          </bdi>
        ))}
        {url !== null && (
          <Link href={url} text={url}>
            {escapeHidden(url)}
          </Link>
        )}
      </div>
    </ItemShell>
  )
}

export function ImageView({ item }: { readonly item: Of<'imageView'> }) {
  return (
    <ItemShell item={item} name="Picture that was looked at" icon={ScanEye}>
      <PictureFile words="Looked at" path={item.path} index={0} />
    </ItemShell>
  )
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** The result is a reference or base64 of a PNG; anything else is named with its size. */
function ResultPicture({ result }: { readonly result: string }) {
  if (/^(?:data|skein-image):/.test(result)) return <AnyPicture url={result} alt="Generated picture" />
  if (BASE64.test(result.slice(0, 4096))) {
    return <AnyPicture url={`data:image/png;base64,${result}`} alt="Generated picture" />
  }
  return <div className={styles.line}>Result of {bytes(result.length)} that is not a picture</div>
}

export function ImageGeneration({ item }: { readonly item: Of<'imageGeneration'> }) {
  return (
    <ItemShell item={item} name="Generated picture" icon={Image}>
      <div className={styles.parts}>
        <div className={styles.line}>
          <span className={styles.rest}>Generated a picture</span>
          {item.status !== 'completed' && <Word text={item.status} />}
          {item.savedPath !== undefined && <PathText path={item.savedPath} className={styles.mono} />}
        </div>
        {item.revisedPrompt !== null && item.revisedPrompt !== '' && (
          <GentleText id={item.id} text={item.revisedPrompt} pointer="/revisedPrompt" />
        )}
        {item.result !== '' && <ResultPicture result={item.result} />}
        {item.result === '' && item.savedPath !== undefined && (
          <Picture source={{ kind: 'file', index: 0 }} alt="Generated picture" />
        )}
      </div>
    </ItemShell>
  )
}

export function Sleep({ item }: { readonly item: Of<'sleep'> }) {
  return (
    <ItemShell item={item} name="Wait" icon={Moon}>
      <div className={styles.line}>Waited for {duration(item.durationMs)}</div>
    </ItemShell>
  )
}

interface UnknownItemProps {
  readonly type: string
  readonly item: unknown
}

/** An item that cannot be drawn, of a type that this Skein does not know: its name and all it holds. */
export function UnknownItem({ type, item }: UnknownItemProps) {
  return (
    <article
      className={clsx(styles.item, styles.carded)}
      aria-label="Unknown item"
      data-testid="item"
      data-item-type={type}
    >
      <span className={styles.gutter}>
        <FileQuestionMark size={16} strokeWidth={1.5} aria-hidden={true} />
      </span>
      <div className={cards.card}>
        <div className={cards.head}>
          <span className={cards.grow}>Item of a type that Skein does not know</span>
          <code>{escapeHidden(type)}</code>
        </div>
        <div className={cards.section}>
          <JsonTree value={item} label="The item" />
        </div>
      </div>
    </article>
  )
}
