import Ajv from 'ajv'
import formats from 'ajv-formats'
import schema from '../frameworks/case-1.1/cfpackage.schema.json'

const ajv = new Ajv({ allErrors: true })
formats(ajv)
const validate = ajv.compile(schema)

/** What is wrong with a package by the JSON schema of CASE 1.1; empty when nothing is. */
export function caseFaults(json: unknown): string[] {
  return validate(json) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}
