import type { ReactNode } from 'react'
import { ComparePage } from '../features/compare/index.ts'
import { CompatibilityPage } from '../features/compatibility/index.ts'
import type { Page } from '../features/pages/index.ts'
import { ProblemsPage } from '../features/problems/index.ts'
import { SaveListTool, SearchPage } from '../features/search/index.ts'
import { ThreadList } from '../features/threads/index.ts'
import { UsagePage } from '../features/usage/index.ts'
import { ListTableMenu } from './ListTableMenu.tsx'
import { Place } from './Place.tsx'
import { selectionActions } from './selection-actions.ts'
import { showSingle } from './shell-store.ts'

interface PageParts {
  /** What takes the place of the thread list; all of the width where there is no `right`. */
  readonly middle: () => ReactNode
  readonly right: (() => ReactNode) | null
  /** Whether the middle is as wide as the right. */
  readonly half?: boolean
}

/** What each page is made of. */
export const pages: Readonly<Record<Page, PageParts>> = {
  compare: { middle: () => <ComparePage onOpen={() => showSingle('thread')} />, right: null },
  problems: { middle: () => <ProblemsPage onOpen={() => showSingle('thread')} />, right: null },
  search: { middle: () => <SearchPage onOpen={() => showSingle('thread')} />, right: () => <Place />, half: true },
  compatibility: { middle: () => <CompatibilityPage onOpen={() => showSingle('thread')} />, right: null },
  usage: { middle: () => <UsagePage onOpen={() => showSingle('thread')} />, right: null },
  threads: {
    middle: () => (
      <ThreadList
        onOpen={() => showSingle('thread')}
        selectionActions={selectionActions}
        tools={
          <>
            <SaveListTool />
            <ListTableMenu />
          </>
        }
      />
    ),
    right: () => <Place />,
  },
}
