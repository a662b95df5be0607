/** An ABHA address, which breaks before its "@" when the line is too short for it. */
export function AbhaAddress({ children }: { children: string }) {
  const [name, ...domain] = children.split(/(?=@)/)
  return (
    <>
      {name}
      <wbr />
      {domain}
    </>
  )
}
