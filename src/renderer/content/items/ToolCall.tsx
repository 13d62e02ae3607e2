import clsx from 'clsx'
import { Plug, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RunStatus, ThreadItem } from '../../../shared/item.ts'
import { duration } from '../../util/format.ts'
import cards from '../Card.module.css'
import { JsonTree } from '../json/JsonTree.tsx'
import { parsedJson, type ResultPart, resultParts } from '../json-text.ts'
import { Word } from '../Labels.tsx'
import { AnyPicture } from '../picture/AnyPicture.tsx'
import { TextBlock } from '../text/TextBlock.tsx'
import { ItemShell } from './ItemShell.tsx'
import { Reconstructed } from './Reconstructed.tsx'
import { CallStatus } from './run-status.tsx'

interface CallCardProps {
  readonly name: ReactNode
  readonly status: RunStatus
  readonly durationMs: number | null
  readonly reconstructed: boolean
  readonly children?: ReactNode
}

/** A call to a tool: its name, how it ended, and what went in and came out. */
export function CallCard({ name, status, durationMs, reconstructed, children }: CallCardProps) {
  return (
    <div className={clsx(cards.card, status === 'failed' && cards.failed)}>
      <div className={cards.head}>
        <span className={cards.main}>
          <span className={cards.cut}>{name}</span>
        </span>
        {reconstructed && <Reconstructed />}
        {durationMs !== null && <span data-testid="duration">{duration(durationMs)}</span>}
        <CallStatus status={status} />
      </div>
      {children}
    </div>
  )
}

/** A labelled part of a card. */
export function CardPart({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={cards.section}>
      <div className={cards.label}>{label}</div>
      {children}
    </div>
  )
}

interface ValuePartProps {
  readonly id: string
  readonly label: string
  readonly value: unknown
  readonly pointer: string
}

/** A value as a tree, or as text where it is text; nothing where there is none. */
export function ValuePart({ id, label, value, pointer }: ValuePartProps) {
  if (value === null || value === undefined || value === '') return null
  const parsed = typeof value === 'string' ? parsedJson(value) : value
  if (typeof parsed !== 'object') {
    return (
      <CardPart label={label}>
        <TextBlock id={id} text={String(value)} pointer={pointer} label={label} wrap={true} />
      </CardPart>
    )
  }
  return (
    <div className={cards.section}>
      <JsonTree
        value={parsed}
        label={label}
        named={true}
        {...(typeof value === 'string' || pointer === '' ? {} : { pointer })}
      />
    </div>
  )
}

interface ResultProps {
  readonly id: string
  readonly value: unknown
  readonly pointer: string
  readonly failed: boolean
}

/** What a tool gave back, part by part. */
function Result({ id, value, pointer, failed }: ResultProps) {
  return resultParts(value).map((part, index) => (
    <ResultPartView
      // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
      key={index}
      id={`${id}/${index}`}
      part={part}
      pointer={pointer}
      failed={failed}
      index={index}
    />
  ))
}

interface ResultPartProps {
  readonly id: string
  readonly part: ResultPart
  readonly pointer: string
  readonly failed: boolean
  readonly index: number
}

function ResultPartView({ id, part, pointer, failed, index }: ResultPartProps) {
  const label = part.kind === 'data' ? part.label : index === 0 ? 'Result' : `Result, part ${index + 1}`
  if (part.kind === 'picture') {
    return (
      <CardPart label={label}>
        <div className={cards.padded}>
          <AnyPicture url={part.url} alt="Picture from the tool" />
        </div>
      </CardPart>
    )
  }
  if (part.kind === 'data') return <ValuePart id={id} label={label} value={part.value} pointer="" />
  const parsed = parsedJson(part.text)
  if (parsed !== undefined) return <ValuePart id={id} label={label} value={parsed} pointer="" />
  return (
    <CardPart label={label}>
      <TextBlock
        id={id}
        text={part.text}
        pointer={pointer + part.pointer}
        label={label}
        as="terminal"
        wrap={true}
        failed={failed}
        testId="output"
      />
    </CardPart>
  )
}

export function McpToolCall({ item }: { readonly item: Extract<ThreadItem, { type: 'mcpToolCall' }> }) {
  return (
    <ItemShell item={item} name="Tool call" icon={Plug} look="carded">
      <CallCard
        name={
          <>
            <span className={cards.quiet}>
              <Word text={item.server} />.
            </span>
            <Word text={item.tool} />
          </>
        }
        status={item.status}
        durationMs={item.durationMs}
        reconstructed={item.skein?.reconstructed === true}
      >
        <ValuePart id={`${item.id}/arguments`} label="Arguments" value={item.arguments} pointer="/arguments" />
        <ValuePart id={`${item.id}/error`} label="Error" value={item.error?.message} pointer="/error/message" />
        <Result id={item.id} value={item.result} pointer="/result" failed={item.status === 'failed'} />
      </CallCard>
    </ItemShell>
  )
}

export function DynamicToolCall({ item }: { readonly item: Extract<ThreadItem, { type: 'dynamicToolCall' }> }) {
  const status = item.success === false ? 'failed' : item.status
  return (
    <ItemShell item={item} name="Tool call" icon={Wrench} look="carded">
      <CallCard
        name={
          <>
            {item.namespace !== null && (
              <span className={cards.quiet}>
                <Word text={item.namespace} />.
              </span>
            )}
            <Word text={item.tool} />
          </>
        }
        status={status}
        durationMs={item.durationMs}
        reconstructed={item.skein?.reconstructed === true}
      >
        <ValuePart id={`${item.id}/arguments`} label="Arguments" value={item.arguments} pointer="/arguments" />
        <Result id={item.id} value={item.contentItems} pointer="/contentItems" failed={status === 'failed'} />
      </CallCard>
    </ItemShell>
  )
}
