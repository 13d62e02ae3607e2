import clsx from 'clsx'
import { Circle, CircleCheck, ListChecks } from 'lucide-react'
import type { ThreadItem } from '../../../shared/item.ts'
import { Icon } from '../../components/Icon.tsx'
import { Markdown } from '../markdown/Markdown.tsx'
import { VisibleText } from '../VisibleText.tsx'
import { ItemShell } from './ItemShell.tsx'
import styles from './Plan.module.css'
import { planSteps, type StepState } from './plan-steps.ts'

const WORDS: Readonly<Record<StepState, string>> = { done: 'Done:', now: 'Under way:', open: 'Not begun:' }

function Sign({ state }: { readonly state: StepState }) {
  if (state !== 'now') return <Icon of={state === 'done' ? CircleCheck : Circle} size={14} label={WORDS[state]} />
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={WORDS.now}>
      <title>{WORDS.now}</title>
      <circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M7 1.2a5.8 5.8 0 0 1 0 11.6z" fill="currentColor" />
    </svg>
  )
}

/** A plan: its steps with their states, or its text. */
export function Plan({ item }: { readonly item: Extract<ThreadItem, { type: 'plan' }> }) {
  // Of one that was cut the last step may be half a step.
  const cut = (item.skein?.cuts ?? []).length > 0
  const plan = cut ? null : planSteps(item.text)
  return (
    <ItemShell item={item} name="Plan" icon={ListChecks}>
      {plan === null ? (
        <Markdown id={item.id} text={item.text} pointer="/text" />
      ) : (
        <>
          {plan.explanation !== '' && <Markdown id={item.id} text={plan.explanation} pointer="" />}
          <ul className={styles.steps}>
            {plan.steps.map(({ state, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps never move
              <li key={index} className={clsx(styles.step, styles[state])} data-state={state}>
                <Sign state={state} />
                <span>
                  <VisibleText text={text} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </ItemShell>
  )
}
