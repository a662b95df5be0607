import type { Store } from '../store.ts'

interface PolicyDocument {
  featurePolicy?: { allowsFeature(feature: string): boolean }
}

/**
 * In a browser it is the document that may hear or may not, from its first byte to its last. So the recorder's page is a document of its own: it is loaded anew when the
 * recorder comes and when it goes, and the host gives the microphone to the one and not to the other. In the shell permissions change by themselves.
 * `loadedAnew`: this document is there because one before it did so; if it was of no use, it is not tried again.
 */
export function followRecorder(store: Pick<Store, 'view' | 'subscribe'>, of: object, loadedAnew: boolean, reload: () => void): void {
  const { featurePolicy } = of as PolicyDocument
  if (!featurePolicy) return
  const mayHear = featurePolicy.allowsFeature('microphone')
  let reloading = false
  let useless = loadedAnew
  store.subscribe(() => {
    const { snapshot } = store.view()
    if (snapshot === null || reloading) return
    const wanted = snapshot.screen.name === 'staff' && snapshot.screen.page.name === 'record'
    if (wanted === mayHear) useless = false
    if (wanted === mayHear || useless) return
    reloading = true
    reload()
  })
}
