import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react'
import type { ThreadSort } from '../../../../shared/ipc/query.ts'
import { Menu } from '../../../components/Menu.tsx'
import { sortBy, sortDirection, useQuery } from '../query-store.ts'

const KEYS: readonly (readonly [ThreadSort['key'], string])[] = [
  ['updated', 'Last update'],
  ['created', 'Creation'],
  ['name', 'Name'],
  ['size', 'Size'],
  ['tokens', 'Tokens'],
]

const DIRECTIONS: Readonly<Record<ThreadSort['key'], Readonly<Record<ThreadSort['direction'], string>>>> = {
  updated: { desc: 'Newest first', asc: 'Oldest first' },
  created: { desc: 'Newest first', asc: 'Oldest first' },
  name: { asc: 'A to Z', desc: 'Z to A' },
  size: { desc: 'Largest first', asc: 'Smallest first' },
  tokens: { desc: 'Most first', asc: 'Fewest first' },
}

/** How the list is ordered. */
export function SortMenu() {
  const sort = useQuery(state => state.sort)
  const words = DIRECTIONS[sort.key]
  const key = KEYS.find(([name]) => name === sort.key)?.[1] ?? ''
  return (
    <Menu
      icon={sort.direction === 'desc' ? ArrowDownWideNarrow : ArrowUpNarrowWide}
      label={`Sort: ${key.toLowerCase()}, ${words[sort.direction].toLowerCase()}`}
      groups={[
        {
          label: 'Sort by',
          choices: KEYS.map(([name, label]) => ({ label, checked: sort.key === name, choose: () => sortBy(name) })),
        },
        {
          label: 'Direction',
          choices: (sort.key === 'name' ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const)).map(direction => ({
            label: words[direction],
            checked: sort.direction === direction,
            choose: () => sortDirection(direction),
          })),
        },
      ]}
    />
  )
}
