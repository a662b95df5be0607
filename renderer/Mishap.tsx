import { Component, type ReactNode } from 'react'

interface Props {
  /** a new step is a new try */
  step: number
  /** told once when a screen could not be drawn */
  onMishap(): void
  instead: ReactNode
  children: ReactNode
}

/** A screen that cannot be drawn ends the visit rather than leave a dark glass: the service hears of it, and the next step is drawn anew. */
export class Mishap extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.onMishap()
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.step !== this.props.step) this.setState({ failed: false })
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
