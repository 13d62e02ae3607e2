import { Fragment } from 'react'
import { VisibleText } from './VisibleText.tsx'

const MARK = '`'

/** Words of Skein's own, in which names of a file's format stand between backticks. A backtick without its other is one. */
export function CodeWords({ text }: { readonly text: string }) {
  const parts = text.split(MARK)
  if (parts.length % 2 === 0) return <VisibleText text={text} />
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and no state
      <code key={index}>
        <VisibleText text={part} />
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and no state
      <Fragment key={index}>
        <VisibleText text={part} />
      </Fragment>
    ),
  )
}
