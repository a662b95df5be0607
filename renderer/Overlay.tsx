import type { Overlay as AnyOverlay } from '../service/contract/index.ts'
import { Title } from './components/Title.tsx'
export function Overlay({ overlay }: { overlay: NonNullable<AnyOverlay> }) {
  return <Title>{overlay.name}</Title>
}
