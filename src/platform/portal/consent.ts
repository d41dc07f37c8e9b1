import type { Ctx } from '#kernel/context.ts'
import { findPublished } from '../content/queries.ts'
import { LegalContent } from '../content/schemas.ts'
import { privacy } from '../content/words/privacy.ts'
import { terms } from '../content/words/terms.ts'

/** What an orderer agrees to today: the versions of terms and privacy notice as they are published. */
export async function consentVersion(ctx: Ctx): Promise<string> {
  const rows = await findPublished(ctx, ['terms', 'privacy'])
  const versionOf = (page: string, own: LegalContent) =>
    LegalContent.safeParse(rows.find((row) => row.page === page)?.published).data?.version ?? own.version
  const [agreed, noticed] = [versionOf('terms', terms), versionOf('privacy', privacy)]
  return agreed === noticed ? agreed : `terms ${agreed}, privacy ${noticed}`
}
