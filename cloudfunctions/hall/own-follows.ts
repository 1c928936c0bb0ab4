import type { DocumentStore } from '../shared/documents'
import type { OwnPart } from '../shared/kernel/own-part'
import type { DirectorySource } from './directory'
import { followedUnits, forgetFollows } from './follows'

/** 关注的单位: their names. */
export const ownFollows = (deps: { readonly store: DocumentStore; readonly directory: DirectorySource }): OwnPart => ({
  key: 'follows',
  async copy(citizenId) {
    const directory = await deps.directory.current()
    return (await followedUnits(deps.store, citizenId)).map((id) => directory.nameOf(id))
  },
  forget: (citizenId) => forgetFollows(deps.store, citizenId),
})
