import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Diff } from '../diff/Diff.tsx'
import { fileDiff } from '../diff/diff-lines.ts'
import { FoldContext } from '../fold.ts'
import { GentleText } from '../markdown/GentleText.tsx'
import { TextBlock } from './TextBlock.tsx'

/** Draws a part as find leaves it: unfolded, whether or not there is anything to unfold. */
function unfolded(part: ReactNode): string {
  return renderToStaticMarkup(<FoldContext value={{ isOpen: () => true, toggle: () => undefined }}>{part}</FoldContext>)
}

function diff(text: string): ReactNode {
  const whole = { text, cut: null, tail: '', failure: null, retry: () => undefined }
  return <Diff id="1" path="a.txt" lines={fileDiff('add', text, false).lines} label="Changes" whole={whole} most={40} />
}

describe('parts of an item that is unfolded as a whole', () => {
  it.each([
    ['output', <TextBlock key="1" id="1" text={'one\ntwo\n'} pointer="/text" label="Output" />],
    ['messages', <GentleText key="2" id="1" text="One line." pointer="/text" />],
    ['differences', diff('one\n')],
  ])('offer no fold where %s is short', (_, part) => {
    expect(unfolded(part)).not.toContain('data-testid="fold"')
  })

  it.each([
    ['output', <TextBlock key="1" id="1" text={'line\n'.repeat(60)} pointer="/text" label="Output" />],
    ['messages', <GentleText key="2" id="1" text={'A paragraph of words.\n\n'.repeat(900)} pointer="/text" />],
    ['differences', diff('line\n'.repeat(60))],
  ])('offer to fold long %s again', (_, part) => {
    expect(unfolded(part)).toContain('Show less')
  })
})

it('shows all lines of failed output that is long but needs no fold', () => {
  const lines = Array.from({ length: 15 }, (_, index) => `${index}: ${'x'.repeat(250)}`)
  const drawn = renderToStaticMarkup(
    <TextBlock id="1" text={lines.join('\n')} pointer="/text" label="Output" failed={true} />,
  )
  for (const line of lines) expect(drawn).toContain(line)
})
