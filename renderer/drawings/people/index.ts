export * from './face.tsx'
export * from './groups.tsx'
export * from './people.tsx'
