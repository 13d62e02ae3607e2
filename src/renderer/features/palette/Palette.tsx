import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { type Action, isChord } from '../../util/action.ts'
import { announce } from '../../util/announce.ts'
import { plural } from '../../util/format.ts'
import { useHistory } from '../transcript/index.ts'
import { chooseItem, type PaletteWays, reasonOf } from './choose.ts'
import { Option } from './Option.tsx'
import styles from './Palette.module.css'
import { recentActions } from './recent.ts'
import { type PaletteItem, scopeOf, sectionsOf } from './sections.ts'
import { closePalette, usePaletteStart } from './store.ts'
import { useFound, useProjects } from './use-known.ts'

interface PaletteProps extends PaletteWays {
  readonly actions: readonly Action[]
}

const HINTS = '> actions, # projects, : line, ? help'
const PAGE = 8

function stepped(key: string, at: number, count: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE }[key]
  if (to === undefined || count === 0) return null
  if (key.startsWith('Arrow')) return (to + count) % count
  return Math.min(count - 1, Math.max(0, to))
}

function OpenPalette({ start, actions, toThread, toList, toLink }: PaletteProps & { readonly start: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [field, setField] = useState(start)
  const [at, setAt] = useState(0)
  /** Enter was pressed before the answer to what was typed was there. */
  const [wanted, setWanted] = useState(false)
  const history = useHistory()
  const found = useFound(field)
  const projects = useProjects()
  const lines = history.phase === 'open' ? history.outline.ledger.lines : null
  const known = { actions, recentActions: recentActions(), threads: found.threads, projects, lines }
  const sections = sectionsOf(field, known)
  const items = sections.flatMap(section => section.items)
  const active = Math.min(at, items.length - 1)
  const current = items[active]
  const scope = scopeOf(field)
  const isLate = scope.scope === 'all' && found.wanted !== scope.wanted

  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    const before = document.activeElement
    element.showModal()
    return () => {
      element.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is to be seen
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, field])

  const type = (text: string) => {
    setField(text)
    setAt(0)
    setWanted(false)
  }
  const choose = (item: PaletteItem) => {
    const reason = reasonOf(item)
    if (reason !== null) announce(`${item.text}: ${reason}`)
    else if (item.kind === 'way') type(item.start)
    else {
      closePalette()
      // After the focus is back where it was.
      requestAnimationFrame(() => chooseItem(item, { toThread, toList, toLink }))
    }
  }
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    if (!wanted || isLate) return
    setWanted(false)
    if (current !== undefined) latest.current(current)
  }, [wanted, isLate, current])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = stepped(event.key, active, items.length)
    if (to !== null) setAt(to)
    else if (event.key === 'Enter') setWanted(true)
    else if (isChord('Mod+K', event)) closePalette()
    else if (event.key !== 'Tab') return
    event.preventDefault()
  }
  const elementOf = (item: PaletteItem) => `${id}-${items.indexOf(item)}`
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the palette closes it as Esc does
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Go to a thread, project or action"
      data-testid="palette"
      data-late={isLate}
      onCancel={event => {
        event.preventDefault()
        closePalette()
      }}
      onClick={event => {
        if (event.target === event.currentTarget) closePalette()
      }}
    >
      <div className={styles.field}>
        <Icon of={Search} />
        <input
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Go to a thread, project or action"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : elementOf(current)}
          aria-description={HINTS}
          placeholder="Go to a thread, project or action"
          autoComplete="off"
          spellCheck={false}
          maxLength={16_384}
          value={field}
          data-testid="palette-field"
          onChange={event => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div className={styles.list} ref={list} role="listbox" id={`${id}-list`} aria-label="Choices" tabIndex={-1}>
        {sections.map(section => (
          // biome-ignore lint/a11y/useSemanticElements: groups of options have no element of their own
          <div role="group" aria-label={section.name} key={section.name}>
            <div className={styles.name} aria-hidden={true}>
              {section.name}
            </div>
            {section.items.map(item => (
              <Option
                key={item.id}
                item={item}
                elementId={elementOf(item)}
                active={item === current}
                onPoint={() => setAt(items.indexOf(item))}
                onChoose={() => choose(item)}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && !isLate && (
        <p className={styles.none} data-testid="palette-none">
          {scope.scope === 'line' ? 'Type the number of a line.' : 'Nothing is called like this.'}
        </p>
      )}
      {found.failed && scope.scope === 'all' && <p className={styles.none}>The threads cannot be asked for now.</p>}
      <div className={styles.foot} aria-hidden={true}>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
        </span>
        <span>
          <Kbd>Enter</Kbd> run
        </span>
        <span className={styles.grow} />
        <span>&gt; actions</span>
        <span># projects</span>
        <span>: line</span>
        <span>? help</span>
      </div>
      <span className="vh" role="status">
        {isLate ? '' : plural(items.length, 'choice')}
      </span>
    </dialog>
  )
}

/** Goes to any thread, project or action by a few letters. */
export function Palette(props: PaletteProps) {
  const start = usePaletteStart()
  return start === null ? null : <OpenPalette start={start} {...props} />
}
