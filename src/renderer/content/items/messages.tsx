import { BookOpenText, BrainCircuit, ListChecks, MessageSquare, User, Webhook } from 'lucide-react'
import type { ThreadItem, UserInput } from '../../../shared/item.ts'
import { bytes } from '../../util/format.ts'
import { cutText } from '../../util/text.ts'
import { PathText, Word } from '../Labels.tsx'
import { Picture } from '../Picture.tsx'
import { Prose } from '../Prose.tsx'
import { escapeHidden } from '../visible.ts'
import { Disclosure } from './Disclosure.tsx'
import styles from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'

type Of<T extends ThreadItem['type']> = Extract<ThreadItem, { type: T }>

function Input({ input }: { readonly input: UserInput }) {
  switch (input.type) {
    case 'text':
      return <Prose text={input.text} />
    case 'image':
      return <Picture url={input.url} />
    case 'localImage':
      return (
        <div className={styles.line}>
          Image file <PathText path={input.path} className={styles.mono} />
        </div>
      )
    case 'skill':
    case 'mention':
      return (
        <div className={styles.line}>
          {input.type === 'skill' ? 'Skill' : 'Mention'} <Word text={input.name} />
          <PathText path={input.path} className={styles.mono} />
        </div>
      )
  }
}

export function UserMessage({ item }: { readonly item: Of<'userMessage'> }) {
  return (
    <ItemShell type={item.type} name="Your message" icon={User} source={item.skein} look="prompt">
      <div className={styles.parts}>
        {item.content.map((input, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
          <Input key={index} input={input} />
        ))}
      </div>
    </ItemShell>
  )
}

export function AgentMessage({ item }: { readonly item: Of<'agentMessage'> }) {
  return (
    <ItemShell type={item.type} name="Answer" icon={MessageSquare} source={item.skein}>
      <Prose text={item.text} />
    </ItemShell>
  )
}

export function Plan({ item }: { readonly item: Of<'plan'> }) {
  return (
    <ItemShell type={item.type} name="Plan" icon={ListChecks} source={item.skein}>
      <Prose text={item.text} />
    </ItemShell>
  )
}

/** The first line of a text without the marks of a heading. */
function firstLine(text: string): string {
  const line = text.trimStart().split('\n', 1)[0] ?? ''
  return cutText(escapeHidden(line.replace(/^[#*_\s]+|[*_\s]+$/g, '')), 160)
}

export function Reasoning({ item }: { readonly item: Of<'reasoning'> }) {
  const texts = [...item.summary, ...item.content]
  const first = texts.find(text => text.trim() !== '')
  return (
    <ItemShell type={item.type} name="Reasoning" icon={BrainCircuit} source={item.skein}>
      {first === undefined ? (
        <div className={styles.line}>Reasoning, kept encrypted in the file</div>
      ) : (
        <Disclosure id={item.id} summary={`Reasoning: ${firstLine(first)}`}>
          {texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
            <Prose key={index} text={text} />
          ))}
        </Disclosure>
      )}
    </ItemShell>
  )
}

export function HookPrompt({ item }: { readonly item: Of<'hookPrompt'> }) {
  const size = item.fragments.reduce((sum, fragment) => sum + fragment.text.length, 0)
  return (
    <ItemShell type={item.type} name="Text from a hook" icon={Webhook} source={item.skein}>
      <Disclosure id={item.id} summary={`Text from a hook · ${bytes(size)}`}>
        {item.fragments.map((fragment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
          <Prose key={index} text={fragment.text} />
        ))}
      </Disclosure>
    </ItemShell>
  )
}

export function Review({ item }: { readonly item: Of<'enteredReviewMode' | 'exitedReviewMode'> }) {
  const name = item.type === 'enteredReviewMode' ? 'Review began' : 'Review ended'
  return (
    <ItemShell type={item.type} name={name} icon={BookOpenText} source={item.skein}>
      <div className={styles.line}>{name}</div>
      {item.review !== '' && <Prose text={item.review} />}
    </ItemShell>
  )
}
