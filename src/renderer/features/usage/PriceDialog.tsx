import { type FormEvent, useState } from 'react'
import type { ModelPrice } from '../../../shared/ipc/usage.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Word } from '../../content/Labels.tsx'
import { toAppError } from '../../ipc/client.ts'
import styles from './PriceDialog.module.css'
import { type PriceText, priceOf, textOf } from './price-text.ts'
import { setPrice } from './store.ts'

interface PriceDialogProps {
  /** Of what is shown, and of what has a price. */
  readonly models: readonly string[]
  readonly prices: readonly ModelPrice[]
  readonly onClose: () => void
}

const FIELDS = [
  ['input', 'Input'],
  ['cachedInput', 'Cached input'],
  ['output', 'Output'],
] as const

/** What models cost a million tokens, as the person says. */
export function PriceDialog({ models, prices, onClose }: PriceDialogProps) {
  const [texts, setTexts] = useState(
    () => new Map(models.map(model => [model, textOf(prices.find(price => price.model === model))])),
  )
  const [error, setError] = useState('')
  const write = (model: string, part: Partial<PriceText>) => {
    const before = texts.get(model) ?? textOf(undefined)
    setTexts(new Map(texts).set(model, { ...before, ...part }))
  }
  const save = async () => {
    const wanted = [...texts].map(([model, text]) => ({ model, price: priceOf(text) }))
    const wrong = wanted.find(({ price }) => price === 'wrong')
    if (wrong !== undefined) {
      setError(`${wrong.model === '' ? 'Not told' : wrong.model}: three amounts such as 1.25, or none.`)
      return
    }
    try {
      for (const { model, price } of wanted) if (price !== 'wrong') await setPrice(model, price)
      onClose()
    } catch (failure) {
      setError(toAppError(failure).message)
    }
  }
  return (
    <Dialog title="Prices of models" onClose={onClose} width={640}>
      <form
        className={styles.form}
        data-testid="price-dialog"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void save()
        }}
      >
        <p>
          For a million tokens, in your currency. Skein brings no prices: they change, and contracts differ. Reasoning
          is a part of output.
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Model</th>
              {FIELDS.map(([, name]) => (
                <th key={name} scope="col" className={styles.number}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...texts].map(([model, text]) => (
              <tr key={model}>
                <th scope="row">{model === '' ? 'Not told' : <Word text={model} />}</th>
                {FIELDS.map(([field, name]) => (
                  <td key={field}>
                    <input
                      type="text"
                      inputMode="decimal"
                      className={styles.field}
                      aria-label={`${name} of ${model === '' ? 'models that are not told' : model}`}
                      placeholder="none"
                      value={text[field]}
                      onChange={event => write(model, { [field]: event.target.value })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {models.length === 0 && <p>No models are known yet.</p>}
        {error !== '' && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <div className={styles.acts}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" data-testid="save-prices" onClick={() => void save()}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
