/** The mark: a loop that closes. Decoration; the name stands beside it or in its link's label. */
export function Brand({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="brand">
      <rect width="32" height="32" rx="8" fill="#3f4fc4" />
      <path d="M23.2 12.4A8.2 8.2 0 1 0 24 16" fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
      <path
        d="m19.6 11.6 4.6 1.5 1-4.7"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
