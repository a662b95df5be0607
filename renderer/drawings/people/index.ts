export * from './face.tsx'
export * from './groups.tsx'
export * from './namaste.tsx'
export * from './people.tsx'
