import { MessageSquare, Text, User, Webhook } from 'lucide-react'
import type { ThreadItem, UserInput } from '../../../shared/item.ts'
import { bytes, compact, duration, plural } from '../../util/format.ts'
import { cutText } from '../../util/text.ts'
import { itemTexts } from '../item-text.ts'
import { JsonTree } from '../json/JsonTree.tsx'
import { PathText, Word } from '../Labels.tsx'
import { GentleText } from '../markdown/GentleText.tsx'
import { Markdown } from '../markdown/Markdown.tsx'
import { AnyPicture } from '../picture/AnyPicture.tsx'
import { escapeHidden } from '../visible.ts'
import { Disclosure } from './Disclosure.tsx'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'
import { PictureFile } from './PictureFile.tsx'

type Of<T extends ThreadItem['type']> = Extract<ThreadItem, { type: T }>

interface InputProps {
  readonly id: string
  readonly input: UserInput
  readonly index: number
  /** How many picture files come before it. */
  readonly filesBefore: number
}

function Input({ id, input, index, filesBefore }: InputProps) {
  switch (input.type) {
    case 'text':
      return <GentleText id={`${id}/${index}`} text={input.text} pointer={`/content/${index}/text`} />
    case 'image':
      return <AnyPicture url={input.url} alt="" />
    case 'localImage':
      return <PictureFile words="Picture file" path={input.path} index={filesBefore} />
    case 'skill':
    case 'mention':
      return (
        <div className={styles.line}>
          <span className={styles.rest}>{input.type === 'skill' ? 'Skill' : 'Mention'}</span> <Word text={input.name} />
          <PathText path={input.path} className={styles.mono} />
        </div>
      )
  }
}

export function UserMessage({ item }: { readonly item: Of<'userMessage'> }) {
  const steering = item.skein?.steering === true
  return (
    <ItemShell
      item={item}
      name={steering ? 'Your message, sent while it was working' : 'Your message'}
      icon={User}
      look="prompt"
    >
      <div className={styles.parts}>
        {steering && <div className={styles.steering}>Sent while it was working</div>}
        {item.content.length === 0 && <div className={styles.line}>A message without content</div>}
        {item.content.map((input, index) => (
          <Input
            // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
            key={index}
            id={item.id}
            input={input}
            index={index}
            filesBefore={item.content.slice(0, index).filter(other => other.type === 'localImage').length}
          />
        ))}
      </div>
    </ItemShell>
  )
}

export function AgentMessage({ item }: { readonly item: Of<'agentMessage'> }) {
  return (
    <ItemShell item={item} name="Answer" icon={MessageSquare}>
      {item.text.trim() === '' ? (
        <div className={styles.line}>An empty answer</div>
      ) : (
        <Markdown id={item.id} text={item.text} pointer="/text" />
      )}
      {item.memoryCitation !== null && item.memoryCitation.entries.length > 0 && (
        <Disclosure
          id={`${item.id}/memory`}
          summary={`From memory: ${plural(item.memoryCitation.entries.length, 'entry', 'entries')}`}
        >
          <JsonTree value={item.memoryCitation} label="From memory" openDepth={2} />
        </Disclosure>
      )}
    </ItemShell>
  )
}

/** The first line of a text without the marks of a heading. */
function firstLine(text: string): string {
  const line = text.trimStart().slice(0, 1000).split('\n', 1)[0] ?? ''
  return cutText(escapeHidden(line.replace(/^[#*_\s]+|[*_\s]+$/g, '')), 160)
}

interface ReasoningProps {
  readonly item: Of<'reasoning'>
  /** How long it took; null where that is not known. */
  readonly durationMs: number | null
  readonly tokens: number | null
}

export function Reasoning({ item, durationMs, tokens }: ReasoningProps) {
  const parts = itemTexts(item).filter(({ text }) => text.trim() !== '')
  const [first] = parts
  const aside = [
    durationMs === null || durationMs === 0 ? null : duration(durationMs),
    tokens === null ? null : `${compact(tokens)} tokens`,
  ].filter(part => part !== null)
  return (
    <ItemShell item={item} name="Reasoning" icon={Text}>
      {first === undefined ? (
        <div className={styles.line}>
          Reasoning, kept encrypted in the file
          {aside.length > 0 && <span className={styles.rest}>{aside.join(' · ')}</span>}
        </div>
      ) : (
        <Disclosure
          id={item.id}
          summary={`Reasoning: ${firstLine(first.text)}`}
          aside={aside.length === 0 ? undefined : aside.join(' · ')}
          testId="reasoning-open"
        >
          {parts.map(({ text, pointer }) => (
            <Markdown key={pointer} id={`${item.id}${pointer}`} text={text} pointer={pointer} />
          ))}
        </Disclosure>
      )}
    </ItemShell>
  )
}

export function HookPrompt({ item }: { readonly item: Of<'hookPrompt'> }) {
  const size = item.fragments.reduce((sum, fragment) => sum + fragment.text.length, 0)
  return (
    <ItemShell item={item} name="Text from a hook" icon={Webhook}>
      <Disclosure id={item.id} summary="Text from a hook" aside={bytes(size)}>
        {item.fragments.map(({ text }, index) => (
          <GentleText
            // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
            key={index}
            id={`${item.id}/${index}`}
            text={text}
            pointer={`/fragments/${index}/text`}
          />
        ))}
      </Disclosure>
    </ItemShell>
  )
}
