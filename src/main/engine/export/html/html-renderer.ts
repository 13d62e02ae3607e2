import type { ShownItem } from '../../../../shared/item.ts'
import type { ItemRef } from '../../transcript/outline.ts'
import { type Block, type Entry, known, textOf } from '../blocks.ts'
import {
  type Closing,
  closingLines,
  notShownKinds,
  type PlacedTurn,
  problemLines,
  sizeOf,
  type ThreadFacts,
  threadFacts,
  titleOf,
  turnFacts,
  turnState,
} from '../document.ts'
import { entryOf } from '../item-blocks.ts'
import { type Picture, pictureWords, type StoredPicture, safeDataUrl } from '../pictures.ts'
import type { Renderer } from '../renderer.ts'
import { plainLines, visibleTitle } from '../visible.ts'
import { counted, lineCount } from '../words.ts'
import { escapeHtml } from './escape.ts'
import { proseHtml } from './prose.ts'
import { POLICY, STYLE } from './style.ts'

/** Gives the data URL of a picture that is stored in the rollout; null where it cannot. */
export type LoadPicture = (picture: StoredPicture, ref: ItemRef) => Promise<string | null>

/** Longer outputs are folded. */
const OPEN_LINES = 12
/** Of one picture's base64 text, and of all of a document. */
const MAX_PICTURE_CHARS = 8 * 1024 * 1024
const MAX_PICTURES_CHARS = 200 * 1024 * 1024

/** One HTML file that runs nothing and loads nothing, readable in light and dark, and on paper. */
export class HtmlRenderer implements Renderer {
  readonly #toolOutput: boolean
  readonly #load: LoadPicture
  #pictureChars = 0

  constructor(options: { readonly toolOutput: boolean }, load: LoadPicture) {
    this.#toolOutput = options.toolOutput
    this.#load = load
  }

  begin(facts: ThreadFacts): string {
    const title = words(titleOf(facts.thread))
    const list = threadFacts(facts).map(([name, value]) => `<dt>${words(name)}</dt><dd>${words(value)}</dd>`)
    const turns = facts.turns.flatMap((turn, i) =>
      turn.rolledBack && !facts.options.rolledBack
        ? []
        : [`<li value="${i + 1}"><a href="#turn-${i + 1}">${words(turn.prompt ?? '(no prompt)')}</a></li>`],
    )
    const contents = `<nav><details><summary>${counted(turns.length, 'turn')}</summary><ol>${turns.join('')}</ol></details></nav>`
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${title}</h1>
<dl>${list.join('\n')}</dl>
${turns.length === 0 ? '' : contents}</header>
<main>
`
  }

  beginTurn(placed: PlacedTurn): string {
    const { turn, number, count } = placed
    const name = `<a href="#turn-${number}">Turn ${number} of ${count}</a>`
    const facts = turnFacts(placed).map(words).join(' · ')
    const error = turn.error === null ? '' : `<p class="bad">Error: ${words(turn.error.message)}</p>\n`
    return `<section id="turn-${number}"${turn.rolledBack ? ' class="back"' : ''}>
<h2>${name} · ${words(turnState(turn))}</h2>
<p class="facts">${facts}</p>
${error}`
  }

  async item(item: ShownItem, ref: ItemRef): Promise<string> {
    const entry = entryOf(item, this.#toolOutput)
    const blocks: string[] = []
    for (const block of entry.blocks) blocks.push(await this.#block(block, ref))
    const body = blocks.join('\n')
    const opening = `<article class="item ${entry.manner}"${placeOf(item)}>`
    const folded = (entry.manner === 'aside' || entry.manner === 'injected') && body !== ''
    return folded
      ? `${opening}<details><summary>${headingOf(entry)}</summary>\n${body}\n</details></article>\n`
      : `${opening}<h3>${headingOf(entry)}</h3>\n<div class="body">${body}</div></article>\n`
  }

  endTurn(): string {
    return '</section>\n'
  }

  end(closing: Closing): string {
    const kinds = notShownKinds(closing.ledger).map(([kind, count]) => `<dt>${words(kind)}</dt><dd>${count}</dd>`)
    const problems = problemLines(closing).map(text => `<li>${words(text)}</li>`)
    return `</main>
<footer><h2>What the file holds</h2>
${closingLines(closing)
  .map(text => `<p>${words(text)}</p>`)
  .join('\n')}
${kinds.length === 0 ? '' : `<details><summary>Kept in the file and not shown</summary><dl>${kinds.join('\n')}</dl></details>`}
${problems.length === 0 ? '' : `<details><summary>Problems</summary><ul>${problems.join('\n')}</ul></details>`}
</footer>
</body>
</html>
`
  }

  async #block(block: Block, ref: ItemRef): Promise<string> {
    switch (block.kind) {
      case 'prose':
        return proseHtml(block.text)
      case 'code':
        return pre(plainLines(block.text))
      case 'output':
        return outputHtml(block.title, plainLines(block.text))
      case 'diff':
        return diffHtml(block.title, plainLines(block.text))
      case 'picture':
        return this.#picture(block.picture, ref)
      case 'note':
        return `<p class="note">${words(block.text)}</p>`
    }
  }

  async #picture(picture: Picture, ref: ItemRef): Promise<string> {
    const told = words(pictureWords(picture))
    const url =
      picture.kind === 'inline' ? picture.url : picture.kind === 'stored' ? await this.#load(picture, ref) : null
    const left = MAX_PICTURES_CHARS - this.#pictureChars
    const safe = url === null ? null : safeDataUrl(url, Math.min(MAX_PICTURE_CHARS, left))
    if (safe === null) return `<p class="note">${told}</p>`
    this.#pictureChars += safe.length
    return `<figure><img src="${escapeHtml(safe)}" alt="${told}"><figcaption>${told}</figcaption></figure>`
  }
}

/** A text from anywhere on one line. */
function words(text: string): string {
  return escapeHtml(visibleTitle(text))
}

function headingOf({ label, facts, manner, blocks }: Entry): string {
  const size = manner === 'injected' ? [sizeOf(textOf(blocks))] : []
  const said = [...facts, ...size].map(words).join(' · ')
  return `<b>${words(label)}</b>${said === '' ? '' : ` <span>${said}</span>`}`
}

/** Where the item stands in the rollout, and when it was written. */
function placeOf({ skein }: ShownItem): string {
  const [first] = skein?.lines ?? []
  const place = known(first !== undefined && `line ${first} of the rollout`, skein?.timestamp).join(' · ')
  return place === '' ? '' : ` title="${words(place)}"`
}

function pre(text: string): string {
  return `<pre><code>${escapeHtml(text)}</code></pre>`
}

function outputHtml(title: string, text: string): string {
  const lines = lineCount(text)
  if (lines === 0) return `<p class="note">${words(title)}: none</p>`
  const open = lines <= OPEN_LINES ? ' open' : ''
  return `<details${open}><summary>${words(title)}, ${counted(lines, 'line')}</summary>${pre(text)}</details>`
}

const MARKS: Readonly<Record<string, string>> = { '+': 'a', '-': 'd', '@': 'h' }

function diffHtml(title: string, text: string): string {
  const lines = text.replace(/\n$/, '').split('\n')
  const spans = lines.map(line => {
    const mark = MARKS[line.charAt(0)]
    return `<span${mark === undefined ? '' : ` class="${mark}"`}>${escapeHtml(line) || ' '}</span>`
  })
  return `<p><code>${words(title)}</code></p>${text === '' ? '' : `<pre class="diff">${spans.join('')}</pre>`}`
}
