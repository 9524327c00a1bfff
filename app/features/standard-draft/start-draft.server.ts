import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { outlined } from '~/domain/standard-outline'
import { standardContent } from '~/facts/standard-content'
import { storeStandardDraft } from '~/facts/standard-draft'
import { versionInWork } from '~/facts/standard-effect'
import { holdVersion } from '~/facts/standard-review'
import { startForm } from './draft-forms'
import { versionToStartFrom } from './version-to-start-from'

/** Starts a draft with the contents of the version published last; each skill takes over the results of the same code. */
export const startDraft = command({
  action: 'standard-draft.start',
  input: startForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, name }) {
    const published = await versionToStartFrom(sql)
    if (!published) return refuse('公開中の版がありません。はじめの標準は、ファイルから取り込んでください。')
    // Two who start at once: the second one waits here and then finds the draft of the first.
    await holdVersion(sql, published.id)
    const standing = await versionInWork(sql)
    if (standing) return refuse(`下書きは 1 つだけ作れます。第 ${standing.version} 版の下書きがもうあります。`)
    const { succession: _ofPublished, ...content } = await standardContent(sql, published.id)
    const standard = { ...content.standard, version, name: { ...content.standard.name, ja: name } }
    const draft = await storeStandardDraft(sql, outlined({ ...content, standard }), stamp)
    if (!draft.stored) return refuse(`第 ${version} 版は、もう公開されています。ほかの番号にしてください。`)
    return {
      did: { version },
      audit: {
        subjectKind: 'standard_version',
        subjectId: draft.versionId,
        detail: { version, from: published.version },
      },
    }
  },
})
