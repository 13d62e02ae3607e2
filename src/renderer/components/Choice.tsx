import styles from './Choice.module.css'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly name: string }[]
  readonly value: T
  readonly onChoose: (value: T) => void
  /** Each of its buttons has this and its value behind a hyphen. */
  readonly testId: string
}

/** One of a few, side by side. */
export function Choice<T extends string>({ label, options, value, onChoose, testId }: ChoiceProps<T>) {
  return (
    <fieldset className={styles.choice} data-testid={testId}>
      <legend className="vh">{label}</legend>
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          data-testid={`${testId}-${option.value}`}
          onClick={() => onChoose(option.value)}
        >
          {option.name}
        </button>
      ))}
    </fieldset>
  )
}
