import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Word } from '../../content/Labels.tsx'
import { isFiltered } from '../threads/index.ts'
import styles from './SaveDialog.module.css'
import { endNaming, keepSearch, removeSearch, type SavedSearch, type Sought, useSearches } from './saved-store.ts'

function Naming({ what }: { readonly what: Sought | SavedSearch }) {
  const saved = 'id' in what ? what : null
  const [name, setName] = useState(saved?.name ?? what.text.slice(0, 100))
  const field = useRef<HTMLInputElement>(null)
  // The dialog has opened by now.
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const others = useSearches(state => state.saved)
  const wanted = name.trim()
  const taken = others.some(one => one.name === wanted && one.id !== saved?.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wanted === '' || (taken && saved !== null)) return
    keepSearch(what, wanted)
    endNaming()
  }
  return (
    <Dialog title={saved === null ? 'Save this search' : 'Saved search'} width={440} onClose={endNaming}>
      <form className={styles.form} data-testid="save-dialog" onSubmit={submit}>
        <p className={styles.what}>
          {what.text === '' ? 'The list, narrowed as it is' : <Word text={what.text} />}
          {what.text !== '' && isFiltered(what.filter) && ', in the threads that the list is narrowed to'}
        </p>
        <label className={styles.label}>
          Name
          <input
            className={styles.field}
            type="text"
            value={name}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            data-testid="save-name"
            ref={field}
            onChange={event => setName(event.target.value)}
          />
        </label>
        {taken && (
          <p className={styles.taken} role="status">
            {saved === null ? 'Another search has this name: it will be replaced.' : 'Another search has this name.'}
          </p>
        )}
        <div className={styles.acts}>
          {saved !== null && (
            <Button
              kind="quiet"
              data-testid="save-remove"
              onClick={() => {
                removeSearch(saved)
                endNaming()
              }}
            >
              Remove
            </Button>
          )}
          <span className={styles.grow} />
          <Button onClick={endNaming}>Cancel</Button>
          <Button kind="primary" unavailable={wanted === ''} data-testid="save-done" onClick={submit}>
            {saved === null ? 'Save' : 'Rename'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Asks for the name of a search, while one is being named. */
export function SaveDialog() {
  const what = useSearches(state => state.naming)
  return what === null ? null : <Naming what={what} />
}
