import { Bookmark } from 'lucide-react'
import { useStore } from 'zustand'
import { ToolButton } from '../../components/Button.tsx'
import { isFiltered, queryStore } from '../threads/index.ts'
import { nameSearch, type Sought, savedAs, soughtInList, soughtInTexts, useSearches } from './saved-store.ts'
import { useSearch } from './store.ts'

interface BookmarkToolProps {
  readonly sought: Sought
  readonly label: string
  readonly testId: string
}

/** Saves what is looked for; where it is saved, opens what can be done with that. */
function BookmarkTool({ sought, label, testId }: BookmarkToolProps) {
  useSearches(state => state.saved)
  const saved = savedAs(sought)
  return (
    <ToolButton
      icon={Bookmark}
      label={saved === undefined ? label : `Saved as ${saved.name}`}
      aria-pressed={saved !== undefined}
      data-testid={testId}
      onClick={() => nameSearch(sought)}
    />
  )
}

/** Saves the search in texts. */
export function SaveTool() {
  const text = useSearch(state => state.text)
  useStore(queryStore)
  if (text.trim() === '') return null
  return <BookmarkTool sought={soughtInTexts()} label="Save this search" testId="search-save" />
}

/** Saves what the list is narrowed to. */
export function SaveListTool() {
  const query = useStore(queryStore, state => state.query)
  if (!isFiltered(query)) return null
  return <BookmarkTool sought={soughtInList()} label="Save what the list is narrowed to" testId="list-save" />
}
