/* A silhouette of shophouses as a horizon; one colour, taken from the text colour. */

const fronts = [
  'M0 90V44l22-18 22 18v46z',
  'M46 90V22h6v-6h32v6h6v68z',
  'M92 90V52a20 20 0 0 1 40 0v38z',
  'M134 90V36l44-14v68z',
  'M180 90V46h36v44z',
  'M218 90V30l9-8 9 8 9-8 9 8v60z',
  'M256 90V58l20-12 20 12v32z',
  'M298 90V18h40v72z',
  'M340 90V48a18 18 0 0 1 36 0v42z',
  'M378 90V34h5v-7h34v7h5v56z',
  'M424 90V50l24-16 24 16v40z',
  'M474 90V28l40 12v50z',
  'M516 90V54h36v36z',
  'M554 90V40l10-9 10 9 10-9 10 9v50z',
]

export function Street({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 1200 90"
      preserveAspectRatio="xMidYMax slice"
      className={`block h-16 sm:h-20 ${className}`}
      aria-hidden="true"
      focusable="false"
    >
      <g className="fill-current">
        {[0, 600].map((shift) => (
          <g key={shift} transform={`translate(${shift} 0)`}>
            {fronts.map((path) => (
              <path key={path} d={path} />
            ))}
          </g>
        ))}
      </g>
    </svg>
  )
}
