import { Form } from '@remix-run/react'
import type { OwnCertificatesPage } from '~/features/completions/own-certificates.server'
import { Button } from '~/ui/button'
import { DocumentFile, NoResidentsData } from '~/ui/document-file'
import { DateInput, Select, TextInput } from '~/ui/field'
import { KeyPanel } from '~/ui/panel'

type CertificateFormProps = {
  courses: OwnCertificatesPage['courses']
  values: Record<string, string>
  errors: Record<string, string[]>
  sending: boolean
}

/** Gives a certificate from elsewhere: for which course, from when and whom, as a file or a link. */
export function CertificateForm({ courses, values, errors, sending }: CertificateFormProps) {
  return (
    <Form method="post" encType="multipart/form-data">
      <KeyPanel
        title="修了証を出す"
        action={
          <Button look="primary" size="lg" wideOnPhone name="intent" value="submit" disabled={sending}>
            {sending ? '送っています…' : '確認を頼む'}
          </Button>
        }
      >
        <Select
          name="course"
          label="どの研修にあたりますか"
          className="w-full"
          defaultValue={values.course ?? ''}
          error={errors.course}
          options={[
            { value: '', label: '選んでください' },
            ...courses.map(({ code, title }) => ({ value: code, label: `${title}（${code}）` })),
          ]}
        />
        <DateInput name="completedOn" label="修了した日" defaultValue={values.completedOn} error={errors.completedOn} />
        <TextInput
          name="issuer"
          label="発行元"
          help="研修をした団体や、試験をした機関の名前。"
          defaultValue={values.issuer}
          error={errors.issuer}
          maxLength={100}
        />
        <DocumentFile name="file" label="修了証のファイル" error={errors.file} />
        <TextInput
          name="url"
          label="リンク（ファイルがないとき）"
          help="発行元が公開している確認のページなど。"
          type="url"
          defaultValue={values.url}
          error={errors.url}
        />
        <NoResidentsData />
      </KeyPanel>
    </Form>
  )
}
