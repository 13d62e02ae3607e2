import type { ReactNode, Ref } from 'react'
import { NoticeLine } from '../notice/index.ts'
import styles from './PageFrame.module.css'

interface PageHeadProps {
  readonly title: string
  /** Beside the title: what the page is about, and what chooses it. */
  readonly choices?: ReactNode
  /** At the end of the head. */
  readonly tools?: ReactNode
}

/** The head of a page: it stays where it is. */
export function PageHead({ title, choices, tools }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {choices}
      <span className={styles.grow}>
        <NoticeLine />
      </span>
      {tools !== undefined && <span className={styles.tools}>{tools}</span>}
    </header>
  )
}

interface PageFrameProps extends PageHeadProps {
  readonly testId: string
  /** The part that scrolls, for who wants to give it the focus. */
  readonly body?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** A page that is read from top to bottom: a head that stays, and a body that scrolls. */
export function PageFrame({ title, testId, choices, tools, body, children }: PageFrameProps) {
  return (
    <main className={styles.page} aria-label={title} data-pane="list" data-testid={testId}>
      <PageHead title={title} choices={choices} tools={tools} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by keyboard */}
      <section className={styles.body} tabIndex={0} ref={body} aria-label={`${title}, the page`} data-body={true}>
        <div className={styles.content}>{children}</div>
      </section>
    </main>
  )
}

/** Something small of a page's head, or below a table. */
export function Aside({ children, testId }: { readonly children: ReactNode; readonly testId?: string }) {
  return (
    <span className={styles.aside} data-testid={testId}>
      {children}
    </span>
  )
}
