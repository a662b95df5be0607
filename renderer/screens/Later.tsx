import type { Screen } from '../../service/contract/index.ts'
import { Title } from '../components/Title.tsx'
export function Later({ screen }: { screen: Screen }) {
  return <Title>{screen.name}</Title>
}
