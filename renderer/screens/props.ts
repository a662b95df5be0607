import type { Screen, ScreenName } from '../../service/contract/index.ts'

/** One screen of the closed list, by its name. */
export type ScreenOf<Name extends ScreenName> = Extract<Screen, { name: Name }>

/** What every screen component takes: its own part of the snapshot, nothing else. */
export interface ScreenProps<Name extends ScreenName> {
  screen: ScreenOf<Name>
}
