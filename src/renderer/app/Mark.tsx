/** Skein's sign: three strands. */
export function Mark() {
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      aria-hidden={true}
    >
      <path d="M2.5 4.75c3.6-3.2 7.4 3.2 11 0M2.5 8.25c3.6-3.2 7.4 3.2 11 0M2.5 11.75c3.6-3.2 7.4 3.2 11 0" />
    </svg>
  )
}
