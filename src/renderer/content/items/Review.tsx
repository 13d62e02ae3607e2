import { BookOpenText } from 'lucide-react'
import { use } from 'react'
import type { ReviewFinding, ThreadItem } from '../../../shared/item.ts'
import { plural } from '../../util/format.ts'
import { FolderContext } from '../folder.ts'
import { PathText } from '../Labels.tsx'
import { Markdown } from '../markdown/Markdown.tsx'
import { VisibleText } from '../VisibleText.tsx'
import shell from './Item.module.css'
import { ItemShell } from './ItemShell.tsx'
import { below } from './paths.ts'
import styles from './Review.module.css'

interface FindingProps {
  readonly id: string
  readonly index: number
  readonly finding: ReviewFinding
}

function whereIn({ path, startLine, endLine }: ReviewFinding): string {
  const lines = [startLine, endLine === startLine ? null : endLine].filter(line => line !== null).join('-')
  return lines === '' ? (path ?? '') : `${path ?? 'line'}:${lines}`
}

function Finding({ id, index, finding }: FindingProps) {
  const folder = use(FolderContext)
  const where = whereIn(finding)
  // Reviewers write the priority into the title, too.
  const title = finding.priority === null ? finding.title : finding.title.replace(/^\s*\[P\d\]\s*/, '')
  return (
    <li className={styles.finding} data-testid="review-finding" data-priority={finding.priority ?? undefined}>
      <div className={styles.head}>
        {finding.priority !== null && (
          <span className={styles.priority} title={finding.priority === 0 ? 'Most urgent' : undefined}>
            P{finding.priority}
          </span>
        )}
        <span className={styles.title}>
          <VisibleText text={title} />
        </span>
      </div>
      {where !== '' && <PathText path={below(folder, where)} whole={where} className={styles.where} />}
      {finding.body.trim() !== '' && (
        <Markdown id={`${id}/finding/${index}`} text={finding.body} pointer={`/skein/findings/${index}/body`} />
      )}
    </li>
  )
}

/** The beginning or the end of a review, with what was found. */
export function Review({
  item,
}: {
  readonly item: Extract<ThreadItem, { type: 'enteredReviewMode' | 'exitedReviewMode' }>
}) {
  const ended = item.type === 'exitedReviewMode'
  const name = ended ? 'Review ended' : 'Review began'
  const findings = item.skein?.findings
  // What is reviewed is a few words, what came of it is a text.
  const inline = !ended && item.review.length < 200 && !item.review.includes('\n')
  return (
    <ItemShell item={item} name={name} icon={BookOpenText}>
      <div className={shell.parts}>
        <div className={shell.line}>
          {name}
          {inline && (
            <span className={shell.said}>
              <VisibleText text={item.review} />
            </span>
          )}
          {findings !== undefined && (
            <span className={shell.rest}>
              {findings.length === 0 ? 'nothing found' : plural(findings.length, 'finding')}
            </span>
          )}
        </div>
        {!inline && item.review !== '' && <Markdown id={item.id} text={item.review} pointer="/review" />}
        {findings !== undefined && findings.length > 0 && (
          <ol className={styles.findings}>
            {findings.map((finding, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: findings never move
              <Finding key={index} id={item.id} index={index} finding={finding} />
            ))}
          </ol>
        )}
      </div>
    </ItemShell>
  )
}
