import { useEffect, useState } from 'react'
import type { ValueField } from '../../../shared/ipc/values.ts'
import { fixedValues } from '../../../shared/search/fields.ts'
import type { FieldName } from '../../../shared/search/query.ts'
import { call, isCancelled, listen } from '../../ipc/client.ts'
import { useSearches } from './saved-store.ts'
import { type Offered, type Suggestion, suggestionsFor, type Wish, wishAt } from './suggest.ts'

const NONE: Offered['values'] = []
const ASKED: readonly FieldName[] = ['project', 'branch', 'model', 'provider', 'version', 'tool', 'tag']

function isAsked(field: FieldName): field is ValueField {
  return ASKED.includes(field) && fixedValues(field) === undefined
}

/** The values of the field that is being typed; none until they are known. */
function useValues(wish: Wish | null): Offered['values'] {
  const field = wish?.kind === 'value' && isAsked(wish.field) ? wish.field : null
  const text = wish?.kind === 'value' ? wish.value : ''
  const [known, setKnown] = useState<{ readonly of: string; readonly values: Offered['values'] }>({
    of: '',
    values: NONE,
  })
  useEffect(() => {
    if (field === null) return
    const asking = new AbortController()
    const ask = () => {
      call('search.values', { field, text: text.slice(0, 200) }, asking.signal).then(
        ({ values }) => setKnown({ of: field, values }),
        error => {
          // Whoever types goes on without suggestions.
          if (!isCancelled(error)) setKnown({ of: field, values: NONE })
        },
      )
    }
    ask()
    const stop = listen('threads.changed', ask)
    return () => {
      stop()
      asking.abort()
    }
  }, [field, text])
  return known.of === field ? known.values : NONE
}

/** What is offered at the caret. @param caret null while nothing is to be offered */
export function useSuggestions(text: string, caret: number | null): readonly Suggestion[] {
  const wish = caret === null ? null : wishAt(text, caret)
  const values = useValues(wish)
  const recent = useSearches(state => state.recent)
  return caret === null ? [] : suggestionsFor(text, caret, wish, { values, recent })
}
