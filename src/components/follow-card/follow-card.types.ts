export interface FollowCardProps {
  /** Name of the account: 示范市发布. */
  name: string
  introduction?: string
  /** 原始ID `gh_…`; absent: the account can only be searched by name. */
  originalId?: string
}
