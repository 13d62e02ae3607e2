import * as z from 'zod'
import { severity } from '../problem.ts'
import { linkForms } from '../skein-link.ts'
import { homeThreadState } from './compare.ts'
import { failureFilter, failureKind, failureSort, fingerprintDigits } from './failures.ts'
import { threadQuery, threadSort } from './query.ts'
import { textKind } from './search.ts'
import { triageState } from './triage.ts'
import { usageSplit, usageStep } from './usage.ts'

/** Places in Skein, as links that people hand to each other and as one process hands them to another. */

const id = z.string().regex(/^[\w.-]{1,128}$/)
const place = z.int().min(1).max(999_999_999).nullable().default(null)
const { text, homes: _numbers, from: since, to: until, ...choices } = threadQuery.shape
/** Homes are named by their folders: their numbers are those of one index alone. */
const folder = z.string().min(1).max(4096)
const homes = z.array(z.string().max(4096)).max(200).default([])
/** What the list is narrowed by. */
const narrowed = { ...choices, since, until, homes }

export const threadTab = z.enum(['transcript', 'timeline', 'raw', 'metadata', 'diagnostics'])
export type ThreadTab = z.infer<typeof threadTab>

/** Spans of days that end today. */
export const usageSpan = z.enum(['30d', '90d', '12m', 'all'])
export type UsageSpan = z.infer<typeof usageSpan>

/** A place in Skein. What it names is opened by the gate's rules, as any click is. */
export const skeinLinkSchema = z.discriminatedUnion('to', [
  z
    .strictObject({
      to: z.literal('thread'),
      id,
      tab: threadTab.nullable().default(null),
      /**
       * Of its file, one-based: in the raw view where that is the tab, by its structure on the map of the diagnostics where
       * the thread is not opened, else in the transcript.
       */
      line: place,
      /** From 1 on, as the window counts. */
      item: place,
      /** The folder of its home, where several have a thread of the id; null takes any. */
      home: folder.nullable().default(null),
    })
    .refine(({ tab, line, item }) => {
      const inTranscript = tab === null || tab === 'transcript'
      return item === null
        ? line === null || inTranscript || tab === 'raw' || tab === 'diagnostics'
        : line === null && inTranscript
    }),
  z.strictObject({
    to: z.literal('list'),
    ...narrowed,
    text,
    sort: threadSort.shape.key,
    order: threadSort.shape.direction,
  }),
  z.strictObject({
    to: z.literal('search'),
    ...narrowed,
    text: z.string().max(4000),
    sort: z.enum(['relevance', 'time']).default('relevance'),
    kinds: z.array(textKind).max(textKind.options.length).default([]),
  }),
  z.strictObject({
    to: z.literal('problems'),
    homes,
    severities: z.array(severity).max(severity.options.length).default([]),
    check: z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/)
      .nullable()
      .default(null),
    /** A group of releases; the empty one is of what no release wrote. */
    release: z.string().max(200).nullable().default(null),
    /** Unix ms, both included. */
    since,
    until,
    known: z.boolean().default(false),
  }),
  /** What failed across threads. */
  z.strictObject({
    to: z.literal('failures'),
    homes,
    kind: failureKind.nullable().default(null),
    text: failureFilter.shape.text,
    known: z.boolean().default(false),
    sort: failureSort.shape.key,
    order: failureSort.shape.direction,
    /** The one that is told of, as tables write it. */
    fingerprint: fingerprintDigits.nullable().default(null),
  }),
  /** The triage queue. */
  z.strictObject({ to: z.literal('queue'), homes, state: z.enum([...triageState.options, 'all']).default('open') }),
  /** Threads that ended in the same second. */
  z.strictObject({ to: z.literal('ended'), homes }),
  /** Kinds and keys that Skein does not know. */
  z.strictObject({ to: z.literal('coverage'), homes }),
  z.strictObject({
    to: z.literal('usage'),
    ...narrowed,
    text,
    span: usageSpan.default('30d'),
    step: usageStep.default('day'),
    split: usageSplit.exclude(['model']).default('project'),
  }),
  z.strictObject({ to: z.literal('compatibility'), homes }),
  z.strictObject({
    to: z.literal('compare'),
    /** Threads by their ids; null where one is still to be chosen. */
    left: id.nullable().default(null),
    right: id.nullable().default(null),
    leftHome: folder.nullable().default(null),
    rightHome: folder.nullable().default(null),
    /** All facts, or their heads. */
    view: z.enum(['facts', 'heads']).default('facts'),
    /** Only where they differ. */
    differences: z.boolean().default(false),
  }),
  z.strictObject({
    to: z.literal('homes'),
    /** Homes by their folders; null where one is still to be chosen. */
    left: folder.nullable().default(null),
    right: folder.nullable().default(null),
    show: z.enum([...homeThreadState.options, 'all']).default('all'),
    differences: z.boolean().default(false),
  }),
])
export type SkeinLink = z.output<typeof skeinLinkSchema>

/** UTF-16 units. */
const LONGEST = 16_384
const LINK = /^skein:\/\/([a-z]{1,20})(?:\/([\w.-]{1,128}))?\/?(?:\?([^#]*))?$/

/** Reads a link. @returns null for what is none of ours: a part that is not understood is not passed over. */
export function parseSkeinLink(link: string): SkeinLink | null {
  const [, host, named, query] = (link.length > LONGEST ? null : LINK.exec(link)) ?? []
  const form = linkForms.find(one => one.host === host)
  if (form === undefined) return null
  const fields = new Map(form.fields.map(([key, param, kind]) => [param, { key, kind }]))
  const values: Record<string, unknown> = { to: form.to, ...(named === undefined ? {} : { id: named }) }
  for (const [param, texts] of paramsOf(query ?? '')) {
    const field = fields.get(param)
    if (field === undefined) return null
    // What is given twice where there is one fits no schema.
    values[field.key] = field.kind === 'words' || texts.length > 1 ? texts : valueIn(field.kind, texts[0] ?? '')
  }
  return skeinLinkSchema.safeParse(values).data ?? null
}

function valueIn(kind: 'word' | 'number' | 'flag', text: string): unknown {
  if (kind === 'number') return /^-?\d{1,16}(\.\d{1,6})?$/.test(text) ? Number(text) : text
  return kind === 'flag' && text === '1' ? true : text
}

/** What stands behind the question mark, by name. What is no escape is kept under a name that nothing has. */
function paramsOf(query: string): Map<string, string[]> {
  const params = new Map<string, string[]>()
  if (query === '') return params
  for (const part of query.split('&')) {
    const at = part.indexOf('=')
    const name = at === -1 ? '' : part.slice(0, at)
    const text = decoded(part.slice(at + 1))
    const key = text === null ? '' : name
    params.set(key, [...(params.get(key) ?? []), text ?? ''])
  }
  return params
}

/** Null for a broken escape. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}
