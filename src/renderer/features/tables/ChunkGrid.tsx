import type { ComponentProps, ReactNode } from 'react'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { type ChunkCache, rowAt } from './chunk-cache.ts'

type GridProps = ComponentProps<typeof VirtualGrid>

interface ChunkGridProps<T> extends Omit<GridProps, 'total' | 'version' | 'row' | 'rowData' | 'onOpen'> {
  readonly cache: ChunkCache<T>
  /** The cells of a row. */
  readonly cells: (row: T) => ReactNode
  /** Names a row for tests and styles; one that is not loaded is undefined. */
  readonly rowData: (row: T | undefined) => ReturnType<GridProps['rowData']>
  readonly onOpen: (row: T) => void
}

/** A grid of rows that are loaded in chunks, as they come into sight. */
export function ChunkGrid<T>({ cache, cells, rowData, onOpen, ...grid }: ChunkGridProps<T>) {
  return (
    <VirtualGrid
      {...grid}
      total={cache.total}
      version={cache}
      row={index => {
        const row = rowAt(cache, index)
        return row === undefined ? null : cells(row)
      }}
      rowData={index => rowData(rowAt(cache, index))}
      onOpen={index => {
        const row = rowAt(cache, index)
        if (row !== undefined) onOpen(row)
      }}
    />
  )
}
