import clsx from 'clsx'
import { Fragment, useMemo, useState } from 'react'
import type { ThreadKey } from '../../../shared/ipc/contract.ts'
import { Later } from '../../components/Later.tsx'
import { plural } from '../../util/format.ts'
import detailStyles from './Details.module.css'
import { type ByteClass, HEX_ROW, type HexByte, hexRows, offsetText } from './hex-rows.ts'
import styles from './LineBytes.module.css'
import { Pager } from './Pager.tsx'
import { useReply } from './use-reply.ts'

/** Bytes at a time. */
const PAGE = 1024

interface LineBytesProps {
  readonly threadKey: ThreadKey
  readonly version: string
  /** One-based. */
  readonly line: number
}

/** A line's bytes as they are, its newline among them, a page at a time however long it is. */
export function LineBytes({ threadKey: { homeId, id }, version, line }: LineBytesProps) {
  const [from, setFrom] = useState(0)
  const reply = useReply('threads.lineBytes', { homeId, id, version, line, from, limit: PAGE }, version)
  if (reply.phase === 'failed')
    return <p className={detailStyles.failed}>The bytes could not be read. {reply.error.message}</p>
  if (reply.phase === 'loading')
    return (
      <Later>
        <p className={detailStyles.quiet}>Reading the bytes…</p>
      </Later>
    )
  const { window } = reply.value
  if (window === null || window.total === 0)
    return <p className={detailStyles.quiet}>The file has no bytes of this line.</p>
  const { offset, total, terminated, hex } = window
  const atEnd = from + hex.length / 2 >= total
  return (
    <>
      {total > PAGE && (
        <Pager of="Bytes" from={from} length={hex.length / 2} total={total} page={PAGE} onFrom={setFrom} />
      )}
      <Rows hex={hex} offset={offset + from} largest={offset + total} />
      {atEnd && !terminated && (
        <p className={styles.end}>
          The file ends here, without a newline: the line may not have been written to its end.
        </p>
      )}
    </>
  )
}

interface RowsProps {
  readonly hex: string
  /** Of the first byte, in the file. */
  readonly offset: number
  /** The largest offset of the line. */
  readonly largest: number
}

function Rows({ hex, offset, largest }: RowsProps) {
  const rows = useMemo(() => hexRows(hex, offset), [hex, offset])
  const many = (of: ByteClass) =>
    rows.reduce((sum, { bytes }) => sum + bytes.filter(byte => byte.class === of).length, 0)
  const [invalid, zero] = [many('invalid'), many('zero')]
  const found = [
    invalid > 0 && plural(invalid, 'byte is not UTF-8 text', 'bytes are not UTF-8 text'),
    zero > 0 && plural(zero, 'zero byte'),
  ].filter(words => words !== false)
  return (
    <>
      {found.length > 0 && <p className={styles.found}>On this page: {found.join(', ')}.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label="Bytes of the line" tabIndex={0} data-testid="line-bytes">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Offset</th>
              <th scope="col">Bytes</th>
              <th scope="col">As ASCII</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.offset}>
                <th scope="row">{offsetText(row.offset, largest)}</th>
                <td>
                  <Half bytes={row.bytes.slice(0, HEX_ROW / 2)} /> <Half bytes={row.bytes.slice(HEX_ROW / 2)} />
                </td>
                <td>
                  {row.bytes.map((byte, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: bytes have no other name
                    <Sign key={at} byte={byte} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Half({ bytes }: { readonly bytes: readonly HexByte[] }) {
  return bytes.map((byte, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: bytes have no other name
    <Fragment key={at}>
      {at > 0 && ' '}
      {byte.class === 'text' ? byte.hex : <span className={styles[byte.class]}>{byte.hex}</span>}
    </Fragment>
  ))
}

function Sign({ byte }: { readonly byte: HexByte }) {
  return byte.class === 'text' ? byte.sign : <span className={clsx(styles[byte.class])}>{byte.sign}</span>
}
